package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Map;

/// Makes one entry of the parallel ones.
final class RowMerge {
    private RowMerge() {}

    /// @param columns what parallels `rows`, by the names in `names`; replaced
    /// @param aggregations one for each name
    static Adjacency of(
            Adjacency rows,
            List<String> names,
            Aggregation[] aggregations,
            Workers workers,
            Map<String, double[]> columns) {
        int nodes = rows.nodeCount();
        int[] offsets = rows.offsets();
        int[] targets = rows.targets();
        int[] newOffsets = new int[nodes + 1];
        workers.ranges(rows.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int different = 0;
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    if (slot == offsets[node] || targets[slot] != targets[slot - 1]) {
                        different++;
                    }
                }
                newOffsets[node] = different;
            }
        });
        Rows.prefixSums(newOffsets);
        int[] newTargets = new int[newOffsets[nodes]];
        workers.ranges(rows.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int at = newOffsets[node];
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    if (slot == offsets[node] || targets[slot] != targets[slot - 1]) {
                        newTargets[at++] = targets[slot];
                    }
                }
            }
        });
        for (int i = 0; i < names.size(); i++) {
            double[] values = columns.getOrDefault(names.get(i), new double[0]);
            double[] merged = new double[newTargets.length];
            Aggregation aggregation = aggregations[i];
            workers.ranges(rows.bounds(), (worker, from, to) -> {
                for (int node = from; node < to; node++) {
                    int at = newOffsets[node] - 1;
                    for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                        if (slot == offsets[node] || targets[slot] != targets[slot - 1]) {
                            merged[++at] = aggregation.start(values[slot]);
                        } else {
                            merged[at] = aggregation.add(merged[at], values[slot]);
                        }
                    }
                }
            });
            columns.put(names.get(i), merged);
        }
        return new Adjacency(newOffsets, newTargets, null);
    }
}
