package io.orbitgraph.algorithms.paths.bfs;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// Breadth-first search along outgoing relationships. Where the incoming ones are at hand it changes direction: when
/// the frontier is large, unvisited nodes look for a parent instead (Beamer, Asanović, Patterson: Direction-optimizing
/// breadth-first search, 2012). O(nodes + relationships).
public final class Bfs implements Algorithm<BfsParameters, BfsResult> {
    @Override
    public String name() {
        return "Breadth-first search";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, BfsParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("levels and queues", 12 * size.nodes()),
                MemoryEstimate.of("bitmaps and buffers", size.nodes() / 4 + 4096L * concurrency));
    }

    @Override
    public BfsResult compute(CsrGraph graph, BfsParameters parameters, Environment environment) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.nodes("targetNodes", parameters.targetNodes(), graph.nodeCount());
        BfsResult result = new Frontier(graph, parameters, environment).search();
        environment.progress().report(name(), result.reached(), graph.nodeCount());
        return result;
    }

    /// For each reached node its first neighbour one level nearer to the source, the source for itself, -1 for the
    /// others.
    public static int[] parents(CsrGraph graph, BfsResult result, Environment environment) {
        Adjacency in = graph.in(environment.workers());
        int[] offsets = in.offsets();
        int[] sources = in.targets();
        int[] levels = result.levels();
        int[] parents = new int[levels.length];
        Arrays.fill(parents, -1);
        environment.workers().ranges(in.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                if (levels[node] == 0) {
                    parents[node] = node;
                }
                for (int slot = offsets[node]; slot < offsets[node + 1] && levels[node] > 0; slot++) {
                    if (levels[sources[slot]] == levels[node] - 1) {
                        parents[node] = sources[slot];
                        break;
                    }
                }
            }
        });
        return parents;
    }
}
