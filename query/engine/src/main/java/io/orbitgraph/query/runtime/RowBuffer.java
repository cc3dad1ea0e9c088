package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Rows that an operator keeps, column by column; charged to the statement's memory.
public final class RowBuffer {
    private final int[] symbols;
    private final @Nullable ColumnBuilder[] columns;
    private final MemoryAccount memory;
    private final @Nullable Vector[] reuse;
    private int size;
    private long chargedBytes;

    /// @param symbols the columns to keep, of those that are bound
    /// @param width one more than the largest column number
    public RowBuffer(int[] symbols, int width, MemoryAccount memory) {
        this.symbols = symbols;
        this.columns = new @Nullable ColumnBuilder[width];
        this.reuse = new @Nullable Vector[width];
        this.memory = memory;
    }

    public int size() {
        return size;
    }

    /// Appends the selected rows of a batch.
    public void append(Batch batch) {
        for (int symbol : symbols) {
            Vector source = batch.columns[symbol];
            if (source == null) {
                continue;
            }
            charge(source, batch);
            ColumnBuilder column = columns[symbol];
            if (column == null) {
                column = new ColumnBuilder();
                columns[symbol] = column;
            }
            column.append(source, batch);
        }
        size += batch.size;
    }

    private void charge(Vector source, Batch batch) {
        long bytes = 0;
        for (int i = 0; i < batch.size; i++) {
            bytes += Columns.bytes(source, batch.row(i));
        }
        memory.charge(bytes);
        chargedBytes += bytes;
    }

    /// Column `symbol`; null if it was never bound.
    public @Nullable Vector column(int symbol) {
        ColumnBuilder column = columns[symbol];
        return column == null ? null : column.vector();
    }

    /// Makes `into` a batch of the rows `rows[0..count)` of this buffer (a negative row: nulls). Columns that this
    /// buffer does not keep
    /// are left as they are.
    public void read(int[] rows, int count, Batch into) {
        for (int symbol : symbols) {
            ColumnBuilder column = columns[symbol];
            if (column == null) {
                into.columns[symbol] = null;
            } else {
                Vector gathered = Columns.gather(column.vector(), rows, count, reuse[symbol]);
                reuse[symbol] = gathered;
                into.columns[symbol] = gathered;
            }
        }
        into.rows = null;
        into.size = count;
    }

    /// Forgets all rows and gives their memory back.
    public void clear() {
        for (int symbol : symbols) {
            ColumnBuilder column = columns[symbol];
            if (column != null) {
                column.clear();
            }
        }
        size = 0;
        memory.release(chargedBytes);
        chargedBytes = 0;
    }

    /// Keeps only the rows `rows[0..count)`, in that order.
    public void retain(int[] rows, int count) {
        for (int symbol : symbols) {
            ColumnBuilder column = columns[symbol];
            if (column != null) {
                Vector kept = Columns.gather(column.vector(), rows, count, null);
                column.clear();
                Batch all = new Batch(0);
                all.size = count;
                column.append(kept, all);
            }
        }
        // Charged bytes are not split by row: what remains is charged in proportion.
        long kept = size == 0 ? 0 : chargedBytes * count / size;
        memory.release(chargedBytes - kept);
        chargedBytes = kept;
        size = count;
    }
}
