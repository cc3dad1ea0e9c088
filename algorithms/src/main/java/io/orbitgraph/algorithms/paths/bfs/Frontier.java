package io.orbitgraph.algorithms.paths.bfs;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// One direction-optimising search. Which thread claims a node, and so the order within the queue, is open; levels are
/// not.
final class Frontier {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    /// Go bottom-up when the frontier's relationships exceed this part of the unvisited ones; top-down again when the
    /// frontier is below that part of the nodes. Values of the GAP benchmark suite.
    private static final int ALPHA = 15;
    private static final int BETA = 18;
    private static final int QUEUE_CHUNK = 256;
    /// A multiple of 64, so that no two chunks share a word of a bitmap.
    private static final int NODE_CHUNK = 4096;

    private final CsrGraph graph;
    private final BfsParameters parameters;
    private final Workers workers;
    private final int[] offsets;
    private final int[] targets;
    private final int nodes;
    private final int[] levels;
    private int[] queue;
    private int[] nextQueue;
    /// What a thread has found and not yet appended.
    private final int[][] buffers;
    private int queueSize;
    private int depth;
    private int reached;

    Frontier(CsrGraph graph, BfsParameters parameters, Environment environment) {
        this.graph = graph;
        this.parameters = parameters;
        this.workers = environment.workers();
        this.offsets = graph.out().offsets();
        this.targets = graph.out().targets();
        this.nodes = graph.nodeCount();
        this.levels = new int[nodes];
        this.queue = new int[nodes];
        this.nextQueue = new int[nodes];
        this.buffers = new int[workers.concurrency()][];
    }

    BfsResult search() {
        int source = parameters.sourceNode();
        Arrays.fill(levels, -1);
        levels[source] = 0;
        queue[0] = source;
        queueSize = 1;
        reached = 1;
        long unexplored = offsets[nodes];
        long frontierEntries = graph.out().degree(source);
        int target = foundTarget();
        while (queueSize > 0 && target < 0 && !atMaxDepth()) {
            if (graph.hasIn() && frontierEntries > unexplored / ALPHA) {
                target = bottomUp();
                frontierEntries = 1;
            } else {
                unexplored -= frontierEntries;
                frontierEntries = topDown();
                target = foundTarget();
            }
        }
        return new BfsResult(levels, reached, depth, target);
    }

    private boolean atMaxDepth() {
        return parameters.maxDepth() >= 0 && depth >= parameters.maxDepth();
    }

    private int foundTarget() {
        int first = -1;
        for (int target : parameters.targetNodes()) {
            if (levels[target] >= 0 && (first < 0 || target < first)) {
                first = target;
            }
        }
        return first;
    }

    /// @return relationships of the new frontier
    private long topDown() {
        AtomicInteger end = new AtomicInteger();
        AtomicLong entries = new AtomicLong();
        int level = depth + 1;
        workers.ranges(
                queueSize, QUEUE_CHUNK, (worker, from, to) -> entries.addAndGet(expand(worker, from, to, level, end)));
        int[] spare = queue;
        queue = nextQueue;
        nextQueue = spare;
        queueSize = end.get();
        reached += queueSize;
        if (queueSize > 0) {
            depth = level;
        }
        return entries.get();
    }

    private long expand(int worker, int from, int to, int level, AtomicInteger end) {
        if (buffers[worker] == null) {
            buffers[worker] = new int[1024];
        }
        int[] found = buffers[worker];
        int count = 0;
        long entries = 0;
        for (int i = from; i < to; i++) {
            int node = queue[i];
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                int target = targets[slot];
                if (levels[target] < 0 && INTS.compareAndSet(levels, target, -1, level)) {
                    if (count == found.length) {
                        System.arraycopy(found, 0, nextQueue, end.getAndAdd(count), count);
                        count = 0;
                    }
                    found[count++] = target;
                    entries += offsets[target + 1] - offsets[target];
                }
            }
        }
        System.arraycopy(found, 0, nextQueue, end.getAndAdd(count), count);
        return entries;
    }

    /// Runs bottom-up steps until the frontier is small again.
    ///
    /// @return the target that was found, or -1
    private int bottomUp() {
        long[] front = new long[(nodes + 63) >>> 6];
        for (int i = 0; i < queueSize; i++) {
            front[queue[i] >>> 6] |= 1L << queue[i];
        }
        long[] next = new long[front.length];
        int awake = queueSize;
        int before;
        int target = -1;
        do {
            before = awake;
            awake = (int) bottomUpStep(front, next, depth + 1);
            reached += awake;
            if (awake > 0) {
                depth++;
            }
            long[] spare = front;
            front = next;
            next = spare;
            Arrays.fill(next, 0);
            target = foundTarget();
        } while (awake > 0 && (awake >= before || awake > nodes / BETA) && target < 0 && !atMaxDepth());
        queueSize = 0;
        for (int word = 0; word < front.length; word++) {
            for (long bits = front[word]; bits != 0; bits &= bits - 1) {
                queue[queueSize++] = (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return target;
    }

    private long bottomUpStep(long[] front, long[] next, int level) {
        Adjacency in = graph.in(workers);
        int[] inOffsets = in.offsets();
        int[] sources = in.targets();
        AtomicLong awake = new AtomicLong();
        workers.ranges(nodes, NODE_CHUNK, (worker, from, to) -> {
            int found = 0;
            for (int node = from; node < to; node++) {
                if (levels[node] >= 0) {
                    continue;
                }
                int last = inOffsets[node + 1];
                for (int slot = inOffsets[node]; slot < last; slot++) {
                    int source = sources[slot];
                    if ((front[source >>> 6] & 1L << source) != 0) {
                        levels[node] = level;
                        next[node >>> 6] |= 1L << node;
                        found++;
                        break;
                    }
                }
            }
            awake.addAndGet(found);
        });
        return awake.get();
    }
}
