package io.orbitgraph.algorithms.paths.walk;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Random walks along outgoing relationships, of first order or with node2vec's memory of the step before (Grover,
/// Leskovec: node2vec, 2016), by rejection (Yang et al.: KnightKing, 2019). On a weighted graph a step's chance is
/// proportional to its weight; weights must not be negative. O(steps), of second order with the tests for a
/// relationship in O(log degree).
public final class RandomWalk implements Algorithm<RandomWalkParameters, Walks> {
    @Override
    public String name() {
        return "Random walk";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, RandomWalkParameters parameters, int concurrency) {
        long sources = parameters.sourceNodes().length == 0 ? size.nodes() : parameters.sourceNodes().length;
        long walks = sources * parameters.walksPerNode();
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("walks", 4 * sources + walks * (4L + 4L * parameters.walkLength())),
                MemoryEstimate.of("sums of weights", size.isWeighted() ? 8 * size.entries() : 0));
    }

    @Override
    public Walks compute(CsrGraph graph, RandomWalkParameters parameters, Environment environment) {
        graph.requireFiniteWeights(name(), environment.workers());
        Require.nodes("sourceNodes", parameters.sourceNodes(), graph.nodeCount());
        int[] sources = parameters.sourceNodes();
        if (sources.length == 0) {
            sources = new int[graph.nodeCount()];
            Arrays.setAll(sources, i -> i);
        }
        int[] starts = sources;
        int perNode = parameters.walksPerNode();
        int length = parameters.walkLength();
        Require.that(
                (long) starts.length * perNode * length <= Integer.MAX_VALUE - 8,
                "The walks hold more than 2^31 nodes; walk from fewer sources at a time");
        int[] nodes = new int[starts.length * perNode * length];
        int[] lengths = new int[starts.length * perNode];
        double[] sums = graph.out().weights() == null ? null : rowSums(graph.out(), environment);
        environment.workers().ranges(lengths.length, 64, (worker, from, to) -> {
            Walker walker = new Walker(graph.out(), sums, parameters);
            for (int walk = from; walk < to; walk++) {
                int start = starts[walk / perNode];
                long seed = Draws.at(environment.seed(), start, walk % perNode);
                lengths[walk] = walker.walk(start, seed, nodes, walk * length);
            }
        });
        environment.progress().report(name(), lengths.length, lengths.length);
        return new Walks(nodes, lengths, length);
    }

    /// Running sums of weights in each row.
    private static double[] rowSums(Adjacency out, Environment environment) {
        double[] sums = new double[out.entryCount()];
        environment.workers().ranges(out.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                double sum = 0;
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    sum += out.weight(slot);
                    sums[slot] = sum;
                }
            }
        });
        return sums;
    }

    private static final class Walker {
        private final Adjacency out;
        private final double @Nullable [] sums;
        private final int length;
        private final boolean firstOrder;
        private final double back;
        private final double away;
        private final double most;
        private long seed;
        private long draws;

        Walker(Adjacency out, double @Nullable [] sums, RandomWalkParameters parameters) {
            this.out = out;
            this.sums = sums;
            this.length = parameters.walkLength();
            this.back = 1 / parameters.returnFactor();
            this.away = 1 / parameters.inOutFactor();
            this.most = Math.max(1, Math.max(back, away));
            this.firstOrder = back == 1 && away == 1;
        }

        int walk(int start, long walkSeed, int[] nodes, int at) {
            seed = walkSeed;
            draws = 0;
            nodes[at] = start;
            int before = -1;
            int node = start;
            for (int i = 1; i < length; i++) {
                int next = before < 0 || firstOrder ? step(node) : stepFrom(before, node);
                if (next < 0) {
                    return i;
                }
                nodes[at + i] = next;
                before = node;
                node = next;
            }
            return length;
        }

        private long draw() {
            return Draws.mix(seed + draws++);
        }

        /// A neighbour by weight, -1 if there is none.
        private int step(int node) {
            int from = out.offsets()[node];
            int to = out.offsets()[node + 1];
            if (from == to) {
                return -1;
            }
            if (sums == null) {
                return out.targets()[from + Draws.below(draw(), to - from)];
            }
            double total = sums[to - 1];
            if (total == 0) {
                return -1;
            }
            double wanted = Draws.unit(draw()) * total;
            int low = from;
            int high = to - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sums[middle] > wanted) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return out.targets()[low];
        }

        private int stepFrom(int before, int node) {
            while (true) {
                int next = step(node);
                if (next < 0) {
                    return -1;
                }
                double chance = next == before ? back : out.find(before, next) >= 0 ? 1 : away;
                if (chance >= most || Draws.unit(draw()) * most < chance) {
                    return next;
                }
            }
        }
    }
}
