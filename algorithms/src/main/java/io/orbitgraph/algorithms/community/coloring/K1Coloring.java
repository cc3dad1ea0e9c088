package io.orbitgraph.algorithms.community.coloring;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Gives neighbours different colours, few in all: nodes of high degree first, each takes the least colour that no
/// neighbour before it has (Jones, Plassmann 1993, with the largest-degree-first order of Hasenplaug et al. 2014).
/// Nodes whose predecessors are all coloured are coloured in parallel; the colours are those of the sequential
/// procedure. O(nodes + relationships) in all.
public final class K1Coloring implements Algorithm<K1ColoringParameters, K1ColoringResult> {
    @Override
    public String name() {
        return "K-1 colouring";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, K1ColoringParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 17 * size.nodes() + size.incomingBytes());
    }

    @Override
    public K1ColoringResult compute(CsrGraph graph, K1ColoringParameters parameters, Environment environment) {
        Run run = new Run(graph, environment);
        int rounds = 0;
        int size = run.start();
        int done = 0;
        while (size > 0) {
            done += size;
            size = run.colour(size);
            rounds++;
            environment.progress().report(name(), done, graph.nodeCount());
        }
        int count = 0;
        for (int color : run.colors) {
            count = Math.max(count, color + 1);
        }
        return new K1ColoringResult(run.colors, count, rounds);
    }

    private static final class Run {
        private final Adjacency[] directions;
        private final Workers workers;
        private final long seed;
        private final int nodes;
        private final int[] colors;
        /// Predecessors without a colour.
        private final AtomicIntegerArray pending;
        private int[] queue;
        private int[] nextQueue;

        Run(CsrGraph graph, Environment environment) {
            workers = environment.workers();
            directions = graph.isUndirected()
                    ? new Adjacency[] {graph.out()}
                    : new Adjacency[] {graph.out(), graph.in(workers)};
            seed = environment.seed();
            nodes = graph.nodeCount();
            colors = new int[nodes];
            Arrays.fill(colors, -1);
            pending = new AtomicIntegerArray(nodes);
            queue = new int[nodes];
            nextQueue = new int[nodes];
        }

        private int degree(int node) {
            int degree = 0;
            for (Adjacency direction : directions) {
                degree += direction.degree(node);
            }
            return degree;
        }

        private boolean isBefore(int a, int b) {
            int first = degree(a);
            int second = degree(b);
            if (first != second) {
                return first > second;
            }
            long hash = Draws.at(seed, a);
            long other = Draws.at(seed, b);
            return hash < other || (hash == other && a < b);
        }

        /// @return how many nodes have no predecessor
        int start() {
            AtomicInteger size = new AtomicInteger();
            workers.ranges(directions[0].bounds(), (worker, from, to) -> {
                for (int node = from; node < to; node++) {
                    int before = 0;
                    for (Adjacency direction : directions) {
                        for (int slot = direction.offsets()[node];
                                slot < direction.offsets()[node + 1];
                                slot++) {
                            int other = direction.targets()[slot];
                            before += other != node && isBefore(other, node) ? 1 : 0;
                        }
                    }
                    pending.set(node, before);
                    if (before == 0) {
                        queue[size.getAndIncrement()] = node;
                    }
                }
            });
            return size.get();
        }

        /// Colours the nodes of the queue and finds those that may be coloured then.
        int colour(int size) {
            AtomicInteger nextSize = new AtomicInteger();
            workers.ranges(size, 64, (worker, from, to) -> {
                long[] taken = new long[4];
                for (int i = from; i < to; i++) {
                    int node = queue[i];
                    int words = (degree(node) >>> 6) + 1;
                    if (words > taken.length) {
                        taken = new long[words];
                    }
                    colors[node] = least(node, taken);
                    Arrays.fill(taken, 0, words, 0);
                }
            });
            workers.ranges(size, 64, (worker, from, to) -> {
                for (int i = from; i < to; i++) {
                    release(queue[i], nextSize);
                }
            });
            int[] spare = queue;
            queue = nextQueue;
            nextQueue = spare;
            return nextSize.get();
        }

        private int least(int node, long[] taken) {
            int most = degree(node);
            for (Adjacency direction : directions) {
                for (int slot = direction.offsets()[node]; slot < direction.offsets()[node + 1]; slot++) {
                    int color = colors[direction.targets()[slot]];
                    // Of nodes of the same round none is a neighbour.
                    if (color >= 0 && color <= most) {
                        taken[color >>> 6] |= 1L << color;
                    }
                }
            }
            int word = 0;
            while (taken[word] == -1L) {
                word++;
            }
            return (word << 6) + Long.numberOfTrailingZeros(~taken[word]);
        }

        private void release(int node, AtomicInteger nextSize) {
            for (Adjacency direction : directions) {
                for (int slot = direction.offsets()[node]; slot < direction.offsets()[node + 1]; slot++) {
                    int other = direction.targets()[slot];
                    if (other != node && isBefore(node, other) && pending.decrementAndGet(other) == 0) {
                        nextQueue[nextSize.getAndIncrement()] = other;
                    }
                }
            }
        }
    }
}
