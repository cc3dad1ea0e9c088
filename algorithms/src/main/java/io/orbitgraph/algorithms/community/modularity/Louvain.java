package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Communities by greedy modularity: nodes move, communities become nodes, again (Blondel, Guillaume, Lambiotte,
/// Lefebvre: Fast unfolding of communities in large networks, 2008). Weights must not be negative. Communities may be
/// disconnected; {@link Leiden}'s are not. About O(relationships) a pass.
public final class Louvain implements Algorithm<LouvainParameters, CommunityResult> {
    @Override
    public String name() {
        return "Louvain";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, LouvainParameters parameters, int concurrency) {
        return estimate(
                name(), size, concurrency, parameters.includeIntermediateCommunities() ? parameters.maxLevels() : 1);
    }

    static MemoryEstimate estimate(String name, GraphSize size, int concurrency, int keptLevels) {
        long entries = size.isUndirected() ? size.entries() : 2 * size.entries();
        return MemoryEstimate.sum(
                name,
                oneLevel("one level", size, concurrency),
                MemoryEstimate.between("communities", 4 * size.nodes(), (4 + 4L * keptLevels) * size.nodes()),
                MemoryEstimate.between("contracted graph", 0, 56 * size.nodes() + 24 * entries));
    }

    /// What moving nodes of the given graph takes.
    static MemoryEstimate oneLevel(String name, GraphSize size, int concurrency) {
        long directed = size.isUndirected() ? 0 : (size.isWeighted() ? 24 : 8) * size.entries() + 4 * size.nodes();
        return MemoryEstimate.sum(
                name,
                MemoryEstimate.of("strengths, loops and ends", 20 * size.nodes()),
                MemoryEstimate.of("local moving", (25 + 9L * concurrency) * size.nodes()),
                MemoryEstimate.of("communities", 16 * size.nodes()),
                MemoryEstimate.of("both directions in one", directed),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public CommunityResult compute(CsrGraph graph, LouvainParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        LevelGraph level = LevelGraph.of(graph, workers);
        int[] start = Seeds.start(graph.nodeCount(), parameters.seeds());
        int[] flat = new int[graph.nodeCount()];
        for (int node = 0; node < flat.length; node++) {
            flat[node] = node;
        }
        List<Double> modularities = new ArrayList<>();
        List<int[]> intermediate = new ArrayList<>();
        int levels = 0;
        boolean converged = false;
        int[] communities = start;
        while (levels < parameters.maxLevels()) {
            LocalMoving moving = new LocalMoving(
                    level, communities, parameters.resolution(), Draws.at(environment.seed(), levels), workers);
            boolean moved = moving.run(parameters.maxIterations(), parameters.tolerance());
            int count = Contraction.renumber(communities, level.nodes);
            levels++;
            int[] now = communities;
            workers.ranges(flat.length, (worker, from, to) -> {
                for (int node = from; node < to; node++) {
                    flat[node] = now[flat[node]];
                }
            });
            modularities.add(level.modularity(communities, parameters.resolution(), workers));
            if (parameters.includeIntermediateCommunities()) {
                intermediate.add(flat.clone());
            }
            environment.progress().report(name(), levels, parameters.maxLevels());
            converged = count == level.nodes || !(moved || levels == 1);
            if (converged) {
                break;
            }
            level = Contraction.contract(level, communities, count, workers);
            communities = Seeds.start(count, null);
        }
        environment.progress().report(name(), parameters.maxLevels(), parameters.maxLevels());
        return result(flat, parameters.seeds(), levels, converged, modularities, intermediate);
    }

    static CommunityResult result(
            int[] flat,
            long @Nullable [] seeds,
            int levels,
            boolean didConverge,
            List<Double> modularities,
            List<int[]> intermediate) {
        int count = Contraction.renumber(flat, flat.length);
        double[] values = modularities.stream().mapToDouble(Double::doubleValue).toArray();
        double last = values.length == 0 ? 0 : values[values.length - 1];
        return new CommunityResult(
                Seeds.names(flat, count, seeds), count, last, levels, didConverge, values, intermediate);
    }
}
