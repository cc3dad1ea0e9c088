package io.orbitgraph.algorithms.community.components;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// Strongly connected components: from each node of one every other can be reached. Tarjan's depth-first search (1972)
/// without recursion, on one thread. O(nodes + relationships).
public final class Scc implements Algorithm<SccParameters, ComponentsResult> {
    @Override
    public String name() {
        return "Strongly connected components";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, SccParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 28 * size.nodes());
    }

    @Override
    public ComponentsResult compute(CsrGraph graph, SccParameters parameters, Environment environment) {
        Search search = new Search(graph.out());
        int nodes = graph.nodeCount();
        for (int node = 0; node < nodes; node++) {
            if (search.order[node] == 0) {
                search.from(node, environment);
            }
        }
        environment.progress().report(name(), nodes, nodes);
        return new ComponentsResult(search.components, search.count);
    }

    private static final class Search {
        private static final int CHECK_EVERY = 65_536;

        private final int[] offsets;
        private final int[] targets;
        /// When a node was discovered, from 1; 0 before that, and `MAX_VALUE` once its component is known.
        private final int[] order;
        /// The earliest node that is known to be reachable and in no component yet.
        private final int[] low;
        private final int[] next;
        private final int[] path;
        private final int[] open;
        private final long[] components;
        private int openSize;
        private int discovered;
        private int count;
        private long steps;

        Search(Adjacency out) {
            int nodes = out.nodeCount();
            offsets = out.offsets();
            targets = out.targets();
            order = new int[nodes];
            low = new int[nodes];
            next = new int[nodes];
            path = new int[nodes];
            open = new int[nodes];
            components = new long[nodes];
        }

        void from(int start, Environment environment) {
            int depth = 0;
            path[0] = start;
            discover(start);
            while (depth >= 0) {
                if (++steps % CHECK_EVERY == 0) {
                    environment.workers().checkCancelled();
                }
                int node = path[depth];
                if (next[node] < offsets[node + 1]) {
                    int target = targets[next[node]++];
                    if (order[target] == 0) {
                        discover(target);
                        path[++depth] = target;
                    } else if (order[target] < low[node]) {
                        low[node] = order[target];
                    }
                } else {
                    if (low[node] == order[node]) {
                        close(node);
                    }
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[node]);
                    }
                }
            }
        }

        private void discover(int node) {
            order[node] = ++discovered;
            low[node] = discovered;
            next[node] = offsets[node];
            open[openSize++] = node;
        }

        /// The nodes from `root` to the top of the stack are one component; its id is the least of them.
        private void close(int root) {
            int first = openSize - 1;
            int least = open[first];
            while (open[first] != root) {
                first--;
                least = Math.min(least, open[first]);
            }
            for (int i = first; i < openSize; i++) {
                components[open[i]] = least;
                order[open[i]] = Integer.MAX_VALUE;
            }
            // Low stays that of the root, which is larger than any that its ancestors have.
            openSize = first;
            count++;
        }
    }
}
