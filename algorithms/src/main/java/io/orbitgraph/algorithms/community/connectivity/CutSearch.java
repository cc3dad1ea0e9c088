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
        return MemoryEstimate.between(name(), 41 * size.nodes(), 81 * size.nodes());
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
        return search.result();
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
        /// The nodes as they were discovered.
        private final int[] discoveries;
        /// How many nodes were discovered from a node on, itself included.
        private final int[] below;
        /// How many of them are cut off by the node's removal.
        private final int[] cutOff;
        private final int[] partCounts;
        private final int[] leastParts;
        private final int[] greatestParts;
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
            discoveries = new int[nodes];
            below = new int[nodes];
            cutOff = new int[nodes];
            partCounts = new int[nodes];
            leastParts = new int[nodes];
            greatestParts = new int[nodes];
            skippedParent = new boolean[nodes];
            points = new BitSet(nodes);
        }

        void from(int root, Environment environment) {
            int depth = 0;
            int first = discovered;
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
                    } else if (target == parent && !skippedParent[node]) {
                        skippedParent[node] = true;
                    } else {
                        low[node] = Math.min(low[node], order[target]);
                    }
                    continue;
                }
                depth--;
                if (parent >= 0) {
                    goBack(node, parent);
                }
            }
            finish(root, first);
        }

        private void discover(int node) {
            discoveries[discovered] = node;
            order[node] = ++discovered;
            low[node] = discovered;
            next[node] = offsets[node];
            below[node] = 1;
        }

        private void goBack(int node, int parent) {
            low[parent] = Math.min(low[parent], low[node]);
            below[parent] += below[node];
            if (low[node] > order[parent]) {
                addBridge(parent, node);
            }
            if (low[node] >= order[parent]) {
                addPart(parent, below[node]);
                cutOff[parent] += below[node];
            }
        }

        private void addPart(int node, int size) {
            leastParts[node] = partCounts[node] == 0 ? size : Math.min(leastParts[node], size);
            greatestParts[node] = Math.max(greatestParts[node], size);
            partCounts[node]++;
        }

        /// Counts the part above each node of a component, and keeps of the parts those of articulation points.
        /// Afterwards `low` holds the component's size.
        private void finish(int root, int first) {
            int size = discovered - first;
            for (int i = first; i < discovered; i++) {
                int node = discoveries[i];
                low[node] = size;
                if (node != root && partCounts[node] > 0) {
                    addPart(node, size - 1 - cutOff[node]);
                }
                if (partCounts[node] > 1) {
                    points.set(node);
                } else {
                    partCounts[node] = 0;
                    leastParts[node] = 0;
                    greatestParts[node] = 0;
                }
            }
        }

        CutResult result() {
            long[] sorted = Arrays.copyOf(bridges, bridgeCount);
            Arrays.sort(sorted);
            int[] sources = new int[bridgeCount];
            int[] ends = new int[bridgeCount];
            int[] sourceParts = new int[bridgeCount];
            int[] endParts = new int[bridgeCount];
            for (int i = 0; i < bridgeCount; i++) {
                sources[i] = (int) (sorted[i] >>> 32);
                ends[i] = (int) sorted[i];
                boolean down = order[sources[i]] < order[ends[i]];
                int child = down ? ends[i] : sources[i];
                int rest = low[child] - below[child];
                sourceParts[i] = down ? rest : below[child];
                endParts[i] = down ? below[child] : rest;
            }
            return new CutResult(points, partCounts, leastParts, greatestParts, sources, ends, sourceParts, endParts);
        }

        private void addBridge(int a, int b) {
            if (bridgeCount == bridges.length) {
                bridges = Arrays.copyOf(bridges, 2 * bridgeCount);
            }
            bridges[bridgeCount++] = (long) Math.min(a, b) << 32 | Math.max(a, b);
        }
    }
}
