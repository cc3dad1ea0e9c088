package io.orbitgraph.algorithms.centrality.closeness;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Environment;
import java.util.Arrays;

/// Breadth-first searches from all nodes, 64 at a time, a bit for each (Then et al.: The more the merrier, 2014).
/// Batches run in parallel.
final class MultiSourceBfs {
    private static final int WIDTH = 64;

    /// Told of every node at every level, by several threads at once.
    interface Visitor {
        /// @param sources how many of the batch's sources are `level` relationships away from `node`
        void visit(int node, int level, int sources);
    }

    private MultiSourceBfs() {}

    static void run(String name, Adjacency out, Visitor visitor, Environment environment) {
        int nodes = out.nodeCount();
        int batches = (nodes + WIDTH - 1) / WIDTH;
        Batch[] workspaces = new Batch[environment.workers().concurrency()];
        environment.workers().chunks(batches, (worker, batch) -> {
            if (workspaces[worker] == null) {
                workspaces[worker] = new Batch(out);
            }
            int first = batch * WIDTH;
            workspaces[worker].run(first, Math.min(nodes, first + WIDTH), visitor, environment);
        });
        environment.progress().report(name, nodes, nodes);
    }

    private static final class Batch {
        private final int[] offsets;
        private final int[] targets;
        private final long[] seen;
        private final long[] front;
        private final long[] next;
        private int[] queue;
        private int[] nextQueue;

        Batch(Adjacency out) {
            int nodes = out.nodeCount();
            offsets = out.offsets();
            targets = out.targets();
            seen = new long[nodes];
            front = new long[nodes];
            next = new long[nodes];
            queue = new int[nodes];
            nextQueue = new int[nodes];
        }

        void run(int from, int to, Visitor visitor, Environment environment) {
            Arrays.fill(seen, 0);
            int size = 0;
            for (int source = from; source < to; source++) {
                seen[source] = 1L << (source - from);
                front[source] = seen[source];
                queue[size++] = source;
            }
            for (int level = 1; size > 0; level++) {
                environment.workers().checkCancelled();
                int touched = expand(size);
                size = 0;
                for (int i = 0; i < touched; i++) {
                    int node = nextQueue[i];
                    long fresh = next[node] & ~seen[node];
                    next[node] = 0;
                    if (fresh != 0) {
                        seen[node] |= fresh;
                        front[node] = fresh;
                        queue[size++] = node;
                        visitor.visit(node, level, Long.bitCount(fresh));
                    }
                }
            }
        }

        /// @return how many nodes `nextQueue` holds
        private int expand(int size) {
            int touched = 0;
            for (int i = 0; i < size; i++) {
                int node = queue[i];
                long bits = front[node];
                front[node] = 0;
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    int target = targets[slot];
                    if (next[target] == 0) {
                        nextQueue[touched++] = target;
                    }
                    next[target] |= bits;
                }
            }
            return touched;
        }
    }
}
