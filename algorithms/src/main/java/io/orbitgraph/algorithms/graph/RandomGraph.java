package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A random graph of which only the degrees are chosen. Every number follows from the seed and from what it is drawn
/// for, so that the graph is the same for any number of threads.
///
/// @param averageDegree outgoing relationships of a node
/// @param distribution of outgoing or incoming degrees
/// @param weight the relationships' property; null for none
/// @param allowSelfLoops whether a relationship may lead back to its node
public record RandomGraph(
        int nodeCount,
        double averageDegree,
        Distribution distribution,
        long seed,
        @Nullable Weight weight,
        Orientation orientation,
        Aggregation aggregation,
        boolean allowSelfLoops) {

    /// How degrees are spread.
    public enum Distribution {
        /// All nodes have the same outgoing degree (but for rounding), targets are drawn evenly.
        UNIFORM,
        /// Outgoing degrees are normal with a standard deviation of half the mean, targets are drawn evenly.
        RANDOM,
        /// All nodes have the same outgoing degree, incoming degrees follow a power law with exponent 2.5.
        POWER_LAW
    }

    /// A relationship property between `min` and `max`, drawn evenly.
    public record Weight(String name, double min, double max) {
        public Weight {
            Require.that(min <= max, "The property '" + name + "' cannot be between " + min + " and " + max);
        }
    }

    /// In-degree exponent g and rank exponent b belong together as g = 1 + 1 / b.
    private static final double RANK_EXPONENT = 2.0 / 3;

    private static final int DEGREE = 0;
    private static final int TARGET = 1;
    private static final int VALUE = 2;

    public RandomGraph {
        Require.atLeast("nodeCount", nodeCount, 0);
        Require.atLeast("averageDegree", averageDegree, 0);
        Capacity.requireNodes(nodeCount);
        double entries = nodeCount * averageDegree * (orientation == Orientation.UNDIRECTED ? 2 : 1);
        Capacity.requireEntries(entries > Long.MAX_VALUE ? Long.MAX_VALUE : (long) entries);
    }

    /// Heap bytes that making it takes, the result included.
    public static long bytes(long nodeCount, double averageDegree, boolean isWeighted, Orientation orientation) {
        double entries = nodeCount * averageDegree * (orientation == Orientation.UNDIRECTED ? 2 : 1);
        return 37 * nodeCount
                + (long) (nodeCount * averageDegree * (isWeighted ? 24 : 16) + entries * (isWeighted ? 24 : 8));
    }

    public CsrGraph make(Workers workers) {
        int[] offsets = new int[nodeCount + 1];
        workers.ranges(nodeCount, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                offsets[node] = degree(node);
            }
        });
        long total = 0;
        for (int degree : offsets) {
            total += degree;
        }
        Capacity.requireEntries(total);
        Rows.prefixSums(offsets);
        int[] sources = new int[offsets[nodeCount]];
        int[] targets = new int[sources.length];
        double[] values = new double[weight == null ? 0 : sources.length];
        int[] names = distribution == Distribution.POWER_LAW
                ? GraphGenerator.permutation(nodeCount, Draws.mix(seed + 1))
                : new int[0];
        workers.ranges(nodeCount, 1024, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    sources[slot] = node;
                    targets[slot] = target(node, slot - offsets[node], names);
                    if (weight != null) {
                        double draw = Draws.unit(Draws.at(seed, VALUE, node, slot - offsets[node]));
                        values[slot] = weight.min + draw * (weight.max - weight.min);
                    }
                }
            }
        });
        EdgeList edges = EdgeList.of(
                sources,
                targets,
                weight == null ? List.of() : List.of(weight.name),
                weight == null ? new double[0][] : new double[][] {values});
        return CsrBuilder.hubsFirst(nodeCount, edges)
                .orientation(orientation)
                .aggregation(aggregation)
                .build(workers);
    }

    private int degree(int node) {
        if (nodeCount == 1 && !allowSelfLoops) {
            return 0;
        }
        double wanted = averageDegree;
        if (distribution == Distribution.RANDOM) {
            // Two even draws make a normal one (Box, Muller 1958).
            double radius = Math.sqrt(-2 * Math.log(1 - Draws.unit(Draws.at(seed, DEGREE, node, 1))));
            double angle = 2 * Math.PI * Draws.unit(Draws.at(seed, DEGREE, node, 2));
            wanted = Math.max(0, averageDegree + averageDegree / 2 * radius * Math.cos(angle));
        }
        // A part of one more is a chance of one more.
        return (int) (wanted + Draws.unit(Draws.at(seed, DEGREE, node)));
    }

    private int target(int source, int number, int[] names) {
        if (distribution != Distribution.POWER_LAW) {
            long draw = Draws.at(seed, TARGET, source, number);
            if (allowSelfLoops) {
                return Draws.below(draw, nodeCount);
            }
            int other = Draws.below(draw, nodeCount - 1);
            return other < source ? other : other + 1;
        }
        long draw = Draws.at(seed, TARGET, source, number);
        while (true) {
            // The inverse of the sum of rank^-b over ranks, as if ranks were continuous.
            double power = 1 - RANK_EXPONENT;
            double most = Math.pow(nodeCount + 1.0, power);
            double rank = Math.pow(1 + Draws.unit(draw) * (most - 1), 1 / power) - 1;
            int target = names[Math.min(nodeCount - 1, (int) rank)];
            if (target != source || allowSelfLoops) {
                return target;
            }
            draw = Draws.mix(draw);
        }
    }
}
