package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An adjacency in the making: rows that ascend by neighbour, and the values of relationship properties.
///
/// Heap while rows are sorted, the result included, beyond what they are made of: 12 bytes an entry, 28 with
/// properties; with more than one of them 8 more for each entry that is made of, and in the end 12 and 8 for each.
///
/// @param adjacency without weights
/// @param columns parallel to the entries, one for each property
record Rows(Adjacency adjacency, double[][] columns) {
    private static final int CHUNK = 65_536;

    /// Parallel relationships stay in the order they were added.
    ///
    /// @param edges between nodes 0 to `nodes - 1`
    static Rows of(EdgeList edges, Orientation orientation, int nodes, Workers workers) {
        Capacity.requireEntries(orientation == Orientation.UNDIRECTED ? 2L * edges.size() : edges.size());
        double[][] columns = new double[edges.properties().size()][];
        Arrays.setAll(columns, edges::values);
        double[] load = load(columns, edges.size());
        return unload(new CountingSort(nodes, workers).rows(edges, orientation, load), columns, workers);
    }

    /// What an entry takes along while it is sorted: the value of its only property; of several, the place where
    /// they stand.
    private static double @Nullable [] load(double[][] columns, int size) {
        return switch (columns.length) {
            case 0 -> null;
            case 1 -> columns[0];
            default -> {
                double[] places = new double[size];
                Arrays.setAll(places, i -> i);
                yield places;
            }
        };
    }

    private static Rows unload(Adjacency loaded, double[][] columns, Workers workers) {
        double[] load = loaded.weights();
        if (load == null) {
            return new Rows(loaded, columns);
        }
        Adjacency rows = loaded.weighted(null);
        if (columns.length == 1) {
            return new Rows(rows, new double[][] {load});
        }
        double[][] sorted = new double[columns.length][load.length];
        workers.ranges(load.length, CHUNK, (worker, from, to) -> {
            for (int i = 0; i < columns.length; i++) {
                for (int slot = from; slot < to; slot++) {
                    sorted[i][slot] = columns[i][(int) load[slot]];
                }
            }
        });
        return new Rows(rows, sorted);
    }

    /// The other direction.
    Rows transposed(Workers workers) {
        Adjacency loaded = adjacency.weighted(load(columns, adjacency.entryCount()));
        return unload(loaded.transposed(workers), columns, workers);
    }

    /// Each entry at both its ends, a self-loop once. Parallel ones stay in the order of their slots.
    Rows undirected(Workers workers) {
        Capacity.requireEntries(2L * adjacency.entryCount());
        Adjacency out = adjacency.weighted(load(columns, adjacency.entryCount()));
        Adjacency in = out.transposed(workers);
        int nodes = out.nodeCount();
        int[] offsets = new int[nodes + 1];
        workers.ranges(nodes, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                offsets[node] = out.degree(node) + in.degree(node) - loops(out, node);
            }
        });
        prefixSums(offsets);
        int[] targets = new int[offsets[nodes]];
        double[] load = out.weights() == null ? null : new double[targets.length];
        Adjacency both = new Adjacency(offsets, targets, load);
        workers.ranges(both.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                merge(out, in, node, targets, load, offsets[node]);
            }
        });
        return unload(both, columns, workers);
    }

    private static int loops(Adjacency out, int node) {
        int first = out.find(node, node);
        int slot = first;
        while (slot >= 0 && slot < out.offsets()[node + 1] && out.targets()[slot] == node) {
            slot++;
        }
        return slot - first;
    }

    /// Merges both rows of a node.
    private static void merge(
            Adjacency out, Adjacency in, int node, int[] targets, double @Nullable [] load, int start) {
        int[] outTargets = out.targets();
        int[] inTargets = in.targets();
        double[] outLoad = out.weights();
        double[] inLoad = in.weights();
        int nextOut = out.offsets()[node];
        int nextIn = in.offsets()[node];
        int endOut = out.offsets()[node + 1];
        int endIn = in.offsets()[node + 1];
        int at = start;
        while (nextOut < endOut || nextIn < endIn) {
            int there = nextOut < endOut ? outTargets[nextOut] : Integer.MAX_VALUE;
            int here = nextIn < endIn ? inTargets[nextIn] : Integer.MAX_VALUE;
            // Of parallel entries those of the lesser node have the lesser slots.
            if (there < here || (there == here && node <= there)) {
                targets[at] = there;
                if (load != null && outLoad != null) {
                    load[at] = outLoad[nextOut];
                }
                at++;
                nextOut++;
            } else {
                if (here != node) {
                    targets[at] = here;
                    if (load != null && inLoad != null) {
                        load[at] = inLoad[nextIn];
                    }
                    at++;
                }
                nextIn++;
            }
        }
    }

    /// Without parallel entries, unless all aggregations are `NONE`.
    ///
    /// @param aggregation of the entries
    /// @param ofColumns one for each column
    Rows merged(Aggregation aggregation, Aggregation[] ofColumns, Workers workers) {
        boolean merges =
                aggregation != Aggregation.NONE || Arrays.stream(ofColumns).anyMatch(each -> each != Aggregation.NONE);
        return merges ? RowMerge.of(this, ofColumns, workers) : this;
    }

    /// The columns by name.
    Map<String, double[]> named(List<String> names) {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            named.put(names.get(i), columns[i]);
        }
        return named;
    }

    /// Turns counts of rows (in `counts[row]`, one element more than rows) into offsets.
    static void prefixSums(int[] counts) {
        int sum = 0;
        for (int row = 0; row < counts.length; row++) {
            int count = counts[row];
            counts[row] = sum;
            sum += count;
        }
    }
}
