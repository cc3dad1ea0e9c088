package io.orbitgraph.algorithms.community.connectivity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;
import java.util.BitSet;

/// Articulation points and bridges of an undirected graph, both in one depth-first search (Hopcroft, Tarjan: Efficient
/// algorithms for graph manipulation, 1973), without recursion. Of parallel relationships none is a bridge. One thread,
/// O(nodes + relationships).
public final class CutSearch implements Algorithm<CutParameters, CutResult> {
    @Override
    public String name() {
        return "Articulation points and bridges";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, CutParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 33 * size.nodes());
    }

    @Override
    public CutResult compute(CsrGraph graph, CutParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        Search search = new Search(graph.out());
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (search.order[node] == 0) {
                search.from(node, environment);
            }
        }
        environment.progress().report(name(), graph.nodeCount(), graph.nodeCount());
        long[] bridges = Arrays.copyOf(search.bridges, search.bridgeCount);
        Arrays.sort(bridges);
        return new CutResult(
                search.points,
                Arrays.stream(bridges).mapToInt(bridge -> (int) (bridge >>> 32)).toArray(),
                Arrays.stream(bridges).mapToInt(bridge -> (int) bridge).toArray());
    }

    private static final class Search {
        private static final int CHECK_EVERY = 65_536;

        private final int[] offsets;
        private final int[] targets;
        /// When a node was discovered, from 1.
        private final int[] order;
        /// The earliest node that can be reached from below without the relationship to the parent.
        private final int[] low;
        private final int[] next;
        private final int[] path;
        /// Whether the relationship to the parent has been passed over once; a second one is a way back.
        private final boolean[] skippedParent;
        private final BitSet points;
        private long[] bridges = new long[64];
        private int bridgeCount;
        private int discovered;
        private long steps;

        Search(Adjacency out) {
            int nodes = out.nodeCount();
            offsets = out.offsets();
            targets = out.targets();
            order = new int[nodes];
            low = new int[nodes];
            next = new int[nodes];
            path = new int[nodes];
            skippedParent = new boolean[nodes];
            points = new BitSet(nodes);
        }

        void from(int root, Environment environment) {
            int depth = 0;
            int rootChildren = 0;
            path[0] = root;
            discover(root);
            while (depth >= 0) {
                if (++steps % CHECK_EVERY == 0) {
                    environment.workers().checkCancelled();
                }
                int node = path[depth];
                int parent = depth == 0 ? -1 : path[depth - 1];
                if (next[node] < offsets[node + 1]) {
                    int target = targets[next[node]++];
                    if (order[target] == 0) {
                        discover(target);
                        path[++depth] = target;
                        rootChildren += node == root ? 1 : 0;
                    } else if (target == parent && !skippedParent[node]) {
                        skippedParent[node] = true;
                    } else {
                        low[node] = Math.min(low[node], order[target]);
                    }
                    continue;
                }
                depth--;
                if (parent >= 0) {
                    low[parent] = Math.min(low[parent], low[node]);
                    if (low[node] > order[parent]) {
                        addBridge(parent, node);
                    }
                    if (low[node] >= order[parent] && parent != root) {
                        points.set(parent);
                    }
                }
            }
            if (rootChildren > 1) {
                points.set(root);
            }
        }

        private void discover(int node) {
            order[node] = ++discovered;
            low[node] = discovered;
            next[node] = offsets[node];
        }

        private void addBridge(int a, int b) {
            if (bridgeCount == bridges.length) {
                bridges = Arrays.copyOf(bridges, 2 * bridgeCount);
            }
            bridges[bridgeCount++] = (long) Math.min(a, b) << 32 | Math.max(a, b);
        }
    }
}
