package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// How good a given partition is, as a whole and by community: modularity (Newman, Girvan 2004; for directed graphs
/// Leicht, Newman 2008) and conductance (Shi, Malik 2000). Weights must not be negative. O(relationships).
public final class PartitionMeasures implements Algorithm<PartitionMeasures.Parameters, PartitionMeasures.Result> {
    /// @param communities one for each node; nodes with a negative one are in none, and relationships with them count
    /// only as leaving
    public record Parameters(long[] communities) {}

    /// Arrays are parallel to `communities`.
    ///
    /// @param communities the ids, ascending
    /// @param modularities what each contributes
    /// @param conductances the part of the relationships that start in the community and leave it; NaN where none start
    /// @param modularity their sum
    /// @param averageConductance over communities where it is defined; NaN if it is for none
    public record Result(
            long[] communities,
            double[] modularities,
            double[] conductances,
            double modularity,
            double averageConductance) {}

    @Override
    public String name() {
        return "Modularity and conductance";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 20 * size.nodes(), 76 * size.nodes());
    }

    @Override
    public Result compute(CsrGraph graph, Parameters parameters, Environment environment) {
        graph.requireFiniteWeights(name(), environment.workers());
        Require.that(parameters.communities().length == graph.nodeCount(), "There must be one community for each node");
        long[] ids = Arrays.stream(parameters.communities())
                .filter(id -> id >= 0)
                .sorted()
                .distinct()
                .toArray();
        int[] groups = new int[graph.nodeCount()];
        for (int node = 0; node < groups.length; node++) {
            groups[node] = Arrays.binarySearch(ids, parameters.communities()[node]);
        }
        double[] inside = new double[ids.length];
        double[] leaving = new double[ids.length];
        double[] outStrength = new double[ids.length];
        double[] inStrength = new double[ids.length];
        double total = 0;
        Adjacency out = graph.out();
        for (int node = 0; node < groups.length; node++) {
            if (node % 4096 == 0) {
                environment.workers().checkCancelled();
            }
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                // A self-loop of an undirected graph stands once, but has two ends.
                double weight = out.weight(slot) * (graph.isUndirected() && target == node ? 2 : 1);
                total += weight;
                if (groups[target] >= 0) {
                    inStrength[groups[target]] += weight;
                }
                if (groups[node] >= 0) {
                    outStrength[groups[node]] += weight;
                    if (groups[node] == groups[target]) {
                        inside[groups[node]] += weight;
                    } else {
                        leaving[groups[node]] += weight;
                    }
                }
            }
        }
        environment.progress().report(name(), groups.length, groups.length);
        return result(ids, inside, leaving, outStrength, inStrength, total);
    }

    private static Result result(
            long[] ids, double[] inside, double[] leaving, double[] outStrength, double[] inStrength, double total) {
        double[] modularities = new double[ids.length];
        double[] conductances = new double[ids.length];
        double modularity = 0;
        double conductance = 0;
        int defined = 0;
        for (int i = 0; i < ids.length; i++) {
            modularities[i] = total == 0 ? 0 : inside[i] / total - outStrength[i] / total * (inStrength[i] / total);
            modularity += modularities[i];
            conductances[i] = leaving[i] / (leaving[i] + inside[i]);
            if (!Double.isNaN(conductances[i])) {
                conductance += conductances[i];
                defined++;
            }
        }
        return new Result(ids, modularities, conductances, modularity, conductance / defined);
    }
}
