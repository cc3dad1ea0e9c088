package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Chunks;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One direction of a graph: the neighbours of node `v` are `targets[offsets[v]]` up to `targets[offsets[v + 1] - 1]`,
/// ascending, parallel relationships beside each other. Weights are parallel to targets. Immutable, thread-safe.
///
/// The arrays are handed out for kernels to loop over; they are not to be changed. Size: 4 bytes a node, 4 an entry and
/// 8 more with weights.
public final class Adjacency {
    private final int[] offsets;
    private final int[] targets;
    private final double @Nullable [] weights;
    private volatile int @Nullable [] bounds;

    public Adjacency(int[] offsets, int[] targets, double @Nullable [] weights) {
        if (offsets.length == 0
                || offsets[offsets.length - 1] != targets.length
                || (weights != null && weights.length != targets.length)) {
            throw new IllegalArgumentException("array lengths do not fit");
        }
        this.offsets = offsets;
        this.targets = targets;
        this.weights = weights;
    }

    public int nodeCount() {
        return offsets.length - 1;
    }

    public int entryCount() {
        return targets.length;
    }

    /// One more than there are nodes.
    public int[] offsets() {
        return offsets;
    }

    public int[] targets() {
        return targets;
    }

    /// Null where every relationship weighs 1.
    public double @Nullable [] weights() {
        return weights;
    }

    public double weight(int slot) {
        return weights == null ? 1 : weights[slot];
    }

    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /// The first entry of `node` for `target`, or -1. O(log degree).
    public int find(int node, int target) {
        int from = offsets[node];
        int at = Arrays.binarySearch(targets, from, offsets[node + 1], target);
        if (at < 0) {
            return -1;
        }
        while (at > from && targets[at - 1] == target) {
            at--;
        }
        return at;
    }

    /// Node ranges of about equal work, for {@link Workers#ranges(int[], Workers.RangeTask)}.
    public int[] bounds() {
        int[] known = bounds;
        if (known == null) {
            known = Chunks.byEntries(offsets);
            bounds = known;
        }
        return known;
    }

    /// The same with other weights.
    Adjacency weighted(double @Nullable [] otherWeights) {
        Adjacency other = new Adjacency(offsets, targets, otherWeights);
        other.bounds = bounds;
        return other;
    }

    /// The same without parallel relationships: of those, the one that was added first stays. No copy where there are
    /// none.
    public Adjacency simple(Workers workers) {
        long parallel = workers.count(targets.length, (from, to) -> {
            int equal = 0;
            for (int slot = Math.max(1, from); slot < to; slot++) {
                equal += targets[slot] == targets[slot - 1] ? 1 : 0;
            }
            return equal;
        });
        if (parallel == 0) {
            return this;
        }
        // Equal neighbours may stand beside each other across the border of two rows too; merging looks at rows.
        if (weights == null) {
            return RowMerge.of(new Rows(this, new double[0][]), new Aggregation[0], workers)
                    .adjacency();
        }
        Rows rows =
                RowMerge.of(new Rows(this, new double[][] {weights}), new Aggregation[] {Aggregation.SINGLE}, workers);
        return rows.adjacency().weighted(rows.columns()[0]);
    }

    /// The other direction, weights included. O(entries) and parallel.
    public Adjacency transposed(Workers workers) {
        return new CountingSort(nodeCount(), workers).transpose(this);
    }

    public long bytes() {
        return 4L * offsets.length + (weights == null ? 4L : 12L) * targets.length;
    }
}
