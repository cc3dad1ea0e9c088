package io.orbitgraph.algorithms.centrality.closeness;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Estimates how many nodes are within each distance of a node, by a probabilistic counter for each node that takes in
/// its neighbours' counters once a round (Boldi, Vigna: In-core computation of geometric centralities with HyperBall,
/// 2013). O(diameter * relationships * counters) for what {@link Closeness} computes in O(nodes * relationships).
public final class HyperBall implements Algorithm<HyperBallParameters, HyperBallResult> {
    @Override
    public String name() {
        return "HyperBall";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, HyperBallParameters parameters, int concurrency) {
        return MemoryEstimate.of(
                name(), (2 * ((1L << parameters.registerBits()) + 24) + 32) * size.nodes() + size.incomingBytes());
    }

    @Override
    public HyperBallResult compute(CsrGraph graph, HyperBallParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        int nodes = graph.nodeCount();
        int bits = parameters.registerBits();
        byte[][] counters = new byte[nodes][];
        byte[][] next = new byte[nodes][];
        double[] sizes = new double[nodes];
        workers.ranges(nodes, 1024, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                counters[node] = new byte[1 << bits];
                next[node] = new byte[1 << bits];
                long hash = Draws.at(environment.seed(), node);
                counters[node][(int) (hash >>> (64 - bits))] =
                        (byte) (Long.numberOfLeadingZeros((hash << bits) | (1L << (bits - 1))) + 1);
                sizes[node] = size(counters[node]);
            }
        });
        return rounds(graph.in(workers), counters, next, sizes, parameters.maxIterations(), environment);
    }

    private HyperBallResult rounds(
            Adjacency in, byte[][] first, byte[][] second, double[] sizes, int most, Environment environment) {
        Workers workers = environment.workers();
        int nodes = sizes.length;
        double[] harmonic = new double[nodes];
        double[] sums = new double[nodes];
        double[] neighbourhoods = {total(sizes, workers)};
        byte[][] counters = first;
        byte[][] next = second;
        int radius = 0;
        boolean changed = true;
        while (changed && radius < most) {
            radius++;
            byte[][] now = counters;
            byte[][] then = next;
            int distance = radius;
            int[] bounds = in.bounds();
            boolean[] changes = new boolean[bounds.length];
            workers.chunks(bounds.length - 1, (worker, chunk) -> {
                for (int node = bounds[chunk]; node < bounds[chunk + 1]; node++) {
                    // A relationship costs thousands of bytes here, not one step.
                    workers.checkCancelled();
                    if (merge(in, node, now, then[node])) {
                        changes[chunk] = true;
                        double size = size(then[node]);
                        double added = Math.max(0, size - sizes[node]);
                        harmonic[node] += added / distance;
                        sums[node] += added * distance;
                        sizes[node] = Math.max(size, sizes[node]);
                    }
                }
            });
            changed = false;
            for (boolean change : changes) {
                changed |= change;
            }
            counters = then;
            next = now;
            if (changed) {
                neighbourhoods = Arrays.copyOf(neighbourhoods, radius + 1);
                neighbourhoods[radius] = total(sizes, workers);
            }
            environment.progress().report(name(), radius, radius + 1L);
        }
        environment.progress().report(name(), radius, radius);
        return new HyperBallResult(harmonic, sums, sizes, neighbourhoods, effectiveDiameter(neighbourhoods));
    }

    /// Sets `result` to the union of the counters of `node` and of its neighbours.
    ///
    /// @return whether it differs from the node's own
    private static boolean merge(Adjacency in, int node, byte[][] counters, byte[] result) {
        byte[] own = counters[node];
        System.arraycopy(own, 0, result, 0, own.length);
        for (int slot = in.offsets()[node]; slot < in.offsets()[node + 1]; slot++) {
            byte[] other = counters[in.targets()[slot]];
            for (int i = 0; i < result.length; i++) {
                result[i] = (byte) Math.max(result[i], other[i]);
            }
        }
        return !Arrays.equals(own, result);
    }

    /// The HyperLogLog estimate, with linear counting while it is small (Flajolet et al. 2007). Hashes of 64 bits need
    /// no correction for large numbers.
    private static double size(byte[] counter) {
        double sum = 0;
        int empty = 0;
        for (byte register : counter) {
            sum += 1.0 / (1L << register);
            empty += register == 0 ? 1 : 0;
        }
        int count = counter.length;
        double alpha = switch (count) {
            case 16 -> 0.673;
            case 32 -> 0.697;
            case 64 -> 0.709;
            default -> 0.7213 / (1 + 1.079 / count);
        };
        double estimate = alpha * count * count / sum;
        return estimate <= 2.5 * count && empty > 0 ? count * Math.log((double) count / empty) : estimate;
    }

    private static double total(double[] sizes, Workers workers) {
        return workers.sum(sizes.length, (from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                sum += sizes[node];
            }
            return sum;
        });
    }

    private static double effectiveDiameter(double[] neighbourhoods) {
        double goal = 0.9 * neighbourhoods[neighbourhoods.length - 1];
        int radius = 0;
        while (neighbourhoods[radius] < goal) {
            radius++;
        }
        return radius == 0
                ? 0
                : radius
                        - 1
                        + (goal - neighbourhoods[radius - 1]) / (neighbourhoods[radius] - neighbourhoods[radius - 1]);
    }
}
