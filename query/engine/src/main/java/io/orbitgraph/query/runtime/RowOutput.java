package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The output batch of an operator that makes new rows, each from one row of an input batch. Its capacity starts at
/// {@link Batch#FIRST_CAPACITY} and doubles with every batch.
public final class RowOutput {
    private final int[] carry;
    private final @Nullable Vector[] reuse;
    private int[] sources = new int[Batch.FIRST_CAPACITY];
    private int capacity = Batch.FIRST_CAPACITY;
    private int count;

    /// The batch that {@link #finish} returns; columns that are not carried are the operator's to set.
    public final Batch batch;

    /// @param carry the columns to copy from the input, if they are bound
    public RowOutput(int[] carry, int width) {
        this.carry = carry;
        this.reuse = new @Nullable Vector[width];
        this.batch = new Batch(width);
    }

    /// Starts small again.
    public void restart() {
        capacity = Batch.FIRST_CAPACITY;
        count = 0;
    }

    /// How many rows the present batch may have.
    public int capacity() {
        return capacity;
    }

    public boolean isFull() {
        return count >= capacity;
    }

    /// How many rows can still be added.
    public int room() {
        return capacity - count;
    }

    public int count() {
        return count;
    }

    /// Adds a row made from row `source` of the input.
    ///
    /// @return its row number
    public int add(int source) {
        if (count == sources.length) {
            sources = Arrays.copyOf(sources, sources.length * 2);
        }
        sources[count] = source;
        return count++;
    }

    /// Completes the batch and begins the next.
    public Batch finish(Batch input) {
        for (int id : carry) {
            Vector column = input.columns[id];
            if (column == null) {
                batch.columns[id] = null;
            } else {
                Vector gathered = Columns.gather(column, sources, count, reuse[id]);
                reuse[id] = gathered;
                batch.columns[id] = gathered;
            }
        }
        batch.rows = null;
        batch.size = count;
        count = 0;
        capacity = Math.min(capacity * 2, Batch.CAPACITY);
        return batch;
    }
}
