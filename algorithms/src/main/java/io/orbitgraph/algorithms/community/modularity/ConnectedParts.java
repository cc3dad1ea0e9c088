package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.community.components.UnionFind;
import io.orbitgraph.algorithms.run.Workers;

/// Splits communities into their connected parts. A disconnected community is always worse than its parts: they share
/// no weight, and the expected weight falls. Refinement keeps groups connected, but moving a group away may cut a
/// community of several groups when no level is left to mend it.
final class ConnectedParts {
    private ConnectedParts() {}

    /// Makes every community connected, by relationships of positive weight; numbers them from 0 in the order of first
    /// nodes.
    ///
    /// @param communities changed in place
    /// @return whether any was split
    static boolean split(LevelGraph graph, int[] communities, Workers workers) {
        UnionFind parts = new UnionFind(graph.nodes);
        // Each relationship stands at both its ends; one of them is enough.
        workers.ranges(graph.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int slot = graph.offsets[node]; slot < graph.ends[node]; slot++) {
                    int target = graph.targets[slot];
                    if (target < node
                            && communities[target] == communities[node]
                            && (graph.weights == null || graph.weights[slot] > 0)) {
                        parts.link(node, target);
                    }
                }
            }
        });
        parts.compress(workers);
        int[] roots = parts.parents();
        int before = Contraction.renumber(communities, graph.nodes);
        int count = Contraction.renumber(roots, graph.nodes);
        System.arraycopy(roots, 0, communities, 0, roots.length);
        return count > before;
    }
}
