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

/// Communities by modularity of which each is connected (Traag, Waltman, van Eck: From Louvain to Leiden, 2019).
/// Between moving and contracting, communities are refined into connected groups, and the groups become nodes. Weights
/// must not be negative. A directed graph is read as undirected. About O(relationships) a pass.
public final class Leiden implements Algorithm<LeidenParameters, CommunityResult> {
    private static final int MAX_PASSES = 100;
    /// On large levels, whose late passes cost much and gain little.
    private static final int MAX_LARGE_PASSES = 16;
    /// What a pass over a large graph has to gain on the first level: what is left undone is cheaper on the contracted
    /// graph (Sahu: GVE-Leiden, 2023).
    private static final double FIRST_TOLERANCE = 0.01;
    /// By how much less on each further level. Where communities are hard to see, passes that gain next to nothing come
    /// before those that gain most, so that it must fall below the tolerance.
    private static final double TOLERANCE_DECLINE = 20;

    @Override
    public String name() {
        return "Leiden";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, LeidenParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                Louvain.estimate(
                        "moving",
                        size,
                        concurrency,
                        parameters.includeIntermediateCommunities() ? parameters.maxLevels() : 1),
                MemoryEstimate.of("refinement", (40 + 9L * concurrency) * size.nodes()));
    }

    @Override
    public CommunityResult compute(CsrGraph graph, LeidenParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        LevelGraph input = LevelGraph.of(graph, workers);
        Round last = new Round(Seeds.start(graph.nodeCount(), parameters.seeds()), false);
        List<Double> modularities = new ArrayList<>();
        List<int[]> intermediate = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < parameters.rounds(); round++) {
            intermediate.clear();
            last = round(
                    input,
                    last.communities(),
                    parameters,
                    Draws.at(environment.seed(), round),
                    workers,
                    modularities,
                    intermediate);
            environment.progress().report(name(), round + 1, parameters.rounds());
            double reached = modularities.getLast();
            if (reached - best <= parameters.tolerance()) {
                break;
            }
            best = reached;
        }
        int[] communities = last.communities();
        environment.progress().report(name(), parameters.rounds(), parameters.rounds());
        return Louvain.result(
                communities, parameters.seeds(), modularities.size(), last.converged(), modularities, intermediate);
    }

    /// @param converged whether the last level was large and gained no more than the tolerance, or its refined groups
    /// were its nodes
    private record Round(int[] communities, boolean converged) {}

    /// All levels once, from `start`.
    private Round round(
            LevelGraph input,
            int[] start,
            LeidenParameters parameters,
            long seed,
            Workers workers,
            List<Double> modularities,
            List<int[]> intermediate) {
        int[] flat = new int[input.nodes];
        for (int node = 0; node < flat.length; node++) {
            flat[node] = node;
        }
        LevelGraph level = input;
        int[] communities = start;
        boolean converged = false;
        for (int i = 0; i < parameters.maxLevels(); i++) {
            LocalMoving moving = new LocalMoving(level, communities, parameters.gamma(), Draws.at(seed, i, 0), workers);
            if (moving.isLarge()) {
                double least = FIRST_TOLERANCE * Math.pow(TOLERANCE_DECLINE, -i);
                moving.run(MAX_LARGE_PASSES, Math.max(parameters.tolerance() / 10, least));
            } else {
                moving.run(MAX_PASSES, parameters.tolerance());
            }
            double[] inside = level.weightInside(communities, workers);
            double reached = level.modularity(communities, inside, parameters.gamma(), workers);
            // Small levels cost little, so that they are taken to the end.
            converged = moving.isLarge() && i > 0 && reached - modularities.getLast() <= parameters.tolerance();
            modularities.add(reached);
            if (parameters.includeIntermediateCommunities()) {
                int[] now = flattened(flat, communities, workers);
                Contraction.renumber(now, level.nodes);
                intermediate.add(now);
            }
            if (converged) {
                break;
            }
            int[] groups = new Refinement(
                            level,
                            communities,
                            moving,
                            inside,
                            parameters.gamma(),
                            parameters.theta(),
                            Draws.at(seed, i, 1),
                            workers)
                    .run();
            int count = Contraction.renumber(groups, level.nodes);
            converged = count == level.nodes;
            if (converged) {
                break;
            }
            int[] above = new int[count];
            for (int node = 0; node < level.nodes; node++) {
                above[groups[node]] = communities[node];
            }
            Contraction.renumber(above, level.nodes);
            level = Contraction.contract(level, groups, count, workers);
            flat = flattened(flat, groups, workers);
            communities = above;
        }
        // Nodes of a level are connected groups, so that looking at them is enough.
        boolean split = ConnectedParts.split(level, communities, workers);
        int[] result = flattened(flat, communities, workers);
        Contraction.renumber(result, level.nodes);
        if (split) {
            modularities.add(level.modularity(communities, parameters.gamma(), workers));
            if (parameters.includeIntermediateCommunities()) {
                intermediate.add(result.clone());
            }
        }
        return new Round(result, converged);
    }

    private static int[] flattened(int[] flat, int[] groups, Workers workers) {
        int[] result = new int[flat.length];
        workers.ranges(flat.length, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                result[node] = groups[flat[node]];
            }
        });
        return result;
    }
}
