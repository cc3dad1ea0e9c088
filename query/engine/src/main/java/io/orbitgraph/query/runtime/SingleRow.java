package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// One row of a batch as a batch of its own, in row 0: small vectors, whatever the row's number was.
public final class SingleRow {
    private final int[] symbols;
    private final @Nullable Vector[] reuse;
    private final int[] source = new int[1];
    private final Batch batch;

    /// @param symbols the columns to take along, if they are bound
    public SingleRow(int[] symbols, int width) {
        this.symbols = symbols;
        this.reuse = new @Nullable Vector[symbols.length];
        this.batch = new Batch(width);
        batch.size = 1;
    }

    /// Valid until the next call.
    public Batch of(Batch from, int row) {
        source[0] = row;
        for (int i = 0; i < symbols.length; i++) {
            Vector column = from.columns[symbols[i]];
            Vector gathered = column == null ? null : Columns.gather(column, source, 1, reuse[i]);
            reuse[i] = gathered;
            batch.columns[symbols[i]] = gathered;
        }
        batch.rows = null;
        batch.size = 1;
        return batch;
    }

    /// The batch that {@link #of} fills, for further columns.
    public Batch batch() {
        return batch;
    }
}
