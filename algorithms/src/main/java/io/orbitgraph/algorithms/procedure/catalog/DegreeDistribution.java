package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// How many nodes have which degree. A degree is a long: one relationship type has at most an array's length of
/// relationships at a node, but a graph has many types.
///
/// Space O(square root of the sum of the degrees): there are never more different degrees.
final class DegreeDistribution {
    private static final int FEW = 1 << 16;
    private static final int[] PER_MILLE = {500, 750, 900, 950, 990, 999};
    private static final String[] NAMES = {"p50", "p75", "p90", "p95", "p99", "p999"};

    /// Nodes by degree, for degrees below {@link #FEW}.
    private final long[] few = new long[FEW];
    /// The same for the others.
    private final TreeMap<Long, Long> many = new TreeMap<>();
    private long nodes;
    private long sum;
    private long least = Long.MAX_VALUE;
    private long greatest;

    void add(long degree) {
        if (degree < FEW) {
            few[(int) degree]++;
        } else {
            many.merge(degree, 1L, Long::sum);
        }
        nodes++;
        sum += degree;
        least = Math.min(least, degree);
        greatest = Math.max(greatest, degree);
    }

    /// Least, mean, greatest and percentiles; empty if there are no nodes. The percentile p is the least degree such
    /// that p percent of the nodes have no greater one.
    MapValue toMap() {
        if (nodes == 0) {
            return MapValue.EMPTY;
        }
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("min", Value.of(least));
        map.put("mean", Value.of((double) sum / nodes));
        map.put("max", Value.of(greatest));
        for (int i = 0; i < NAMES.length; i++) {
            map.put(NAMES[i], Value.of(ofRank((PER_MILLE[i] * nodes + 999) / 1000)));
        }
        return MapValue.copyOf(map);
    }

    /// The degree of the node in place `rank`, from 1, when they are in order.
    private long ofRank(long rank) {
        long seen = 0;
        for (int degree = 0; degree < FEW; degree++) {
            seen += few[degree];
            if (seen >= rank) {
                return degree;
            }
        }
        for (Map.Entry<Long, Long> entry : many.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return greatest;
    }
}
