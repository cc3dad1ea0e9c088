package io.orbitgraph.algorithms.paths.dag;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.shortest.ShortestPaths;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;
import java.util.Optional;

/// The heaviest path to each node of a directed acyclic graph, from any node without predecessors. Weights may be
/// negative. Nodes on cycles, and those behind them, are left out. One thread, O(nodes + relationships).
public final class LongestPath implements Algorithm<LongestPath.Parameters, LongestPath.Result> {
    /// Longest path has no parameters.
    public record Parameters() {
        public static final Parameters DEFAULT = new Parameters();
    }

    /// @param distances for each node the weight of the heaviest path to it; NaN where it was left out
    /// @param sources for each node where that path begins, -1 where it was left out
    /// @param parents for each node the node before on the path; itself at the beginning, -1 where it was left out
    public record Result(double[] distances, int[] sources, int[] parents) {
        /// The path to a node; empty if the node was left out.
        public Optional<WeightedPath> to(int target) {
            return parents[target] < 0
                    ? Optional.empty()
                    : new ShortestPaths(sources[target], distances, parents).to(target);
        }
    }

    @Override
    public String name() {
        return "Longest path";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 32 * size.nodes());
    }

    @Override
    public Result compute(CsrGraph graph, Parameters parameters, Environment environment) {
        graph.requireNumericWeights(name(), environment.workers());
        int[] order = new TopologicalSort()
                .compute(graph, TopologicalSort.Parameters.DEFAULT, environment)
                .order();
        int nodes = graph.nodeCount();
        Adjacency out = graph.out();
        double[] distances = new double[nodes];
        int[] sources = new int[nodes];
        int[] parents = new int[nodes];
        Arrays.fill(distances, Double.NaN);
        Arrays.fill(parents, -1);
        Arrays.fill(sources, -1);
        boolean[] sorted = new boolean[nodes];
        for (int node : order) {
            sorted[node] = true;
        }
        for (int node : order) {
            if (parents[node] < 0) {
                distances[node] = 0;
                parents[node] = node;
                sources[node] = node;
            }
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                double reached = distances[node] + out.weight(slot);
                if (sorted[target] && (parents[target] < 0 || reached > distances[target])) {
                    distances[target] = reached;
                    parents[target] = node;
                    sources[target] = sources[node];
                }
            }
        }
        return new Result(distances, sources, parents);
    }
}
