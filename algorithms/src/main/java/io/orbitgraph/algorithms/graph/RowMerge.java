package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;

/// Makes one entry of the parallel ones.
final class RowMerge {
    private RowMerge() {}

    /// @param aggregations one for each column
    static Rows of(Rows all, Aggregation[] aggregations, Workers workers) {
        Adjacency rows = all.adjacency();
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
        double[][] columns = new double[aggregations.length][];
        for (int i = 0; i < columns.length; i++) {
            double[] values = all.columns()[i];
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
            columns[i] = merged;
        }
        return new Rows(new Adjacency(newOffsets, newTargets, null), columns);
    }
}
