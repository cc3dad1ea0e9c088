package io.orbitgraph.query.session;

import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts the batches of a root operator into the pieces that a client pulls. A batch goes to the sink as it is; what the
/// client did not ask for yet stays in the operator's own vectors, or in copies after {@link #bufferUpTo}.
final class RecordStream implements AutoCloseable {
    private final Operator root;
    private final int[] symbols;
    private final Vector[] view;
    private final ArrayDeque<Piece> buffered = new ArrayDeque<>();
    private long bufferedRows;
    private boolean opened;
    private boolean drained;
    private @Nullable Piece current;
    private int position;

    /// Some rows, kept in copies or in the operator's own vectors: row `i` is `rows[i]` of each column, or `i` where
    /// `rows` is null.
    private record Piece(Vector[] columns, int @Nullable [] rows, int size, boolean kept) {}

    RecordStream(Operator root, List<Statement.Column> columns) {
        this.root = root;
        this.symbols = columns.stream().mapToInt(column -> column.symbol().id()).toArray();
        this.view = new Vector[symbols.length];
    }

    /// @param limit negative for all
    /// @return whether there is more
    boolean pull(long limit, @Nullable RecordSink sink) {
        long remaining = limit < 0 ? Long.MAX_VALUE : limit;
        while (current != null || advance()) {
            if (remaining == 0) {
                return true;
            }
            remaining -= deliver(remaining, sink);
        }
        return false;
    }

    private int deliver(long most, @Nullable RecordSink sink) {
        Piece piece = current;
        if (piece == null) {
            return 0;
        }
        int count = (int) Math.min(most, piece.size() - position);
        if (sink != null) {
            boolean whole = position == 0;
            sink.accept(piece.columns(), whole ? piece.rows() : rows(piece, count), count);
        }
        position += count;
        if (position == piece.size()) {
            current = null;
        }
        return count;
    }

    private int[] rows(Piece piece, int count) {
        int[] all = piece.rows();
        if (all != null) {
            return Arrays.copyOfRange(all, position, position + count);
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = position + i;
        }
        return rows;
    }

    private boolean advance() {
        position = 0;
        Piece piece = buffered.poll();
        if (piece != null) {
            bufferedRows -= piece.size();
            current = piece;
            return true;
        }
        Batch batch = next();
        if (batch == null) {
            return false;
        }
        for (int i = 0; i < symbols.length; i++) {
            view[i] = batch.column(symbols[i]);
        }
        current = new Piece(view, batch.rows, batch.size, false);
        return true;
    }

    private @Nullable Batch next() {
        if (drained) {
            return null;
        }
        if (!opened) {
            opened = true;
            root.open();
        }
        Batch batch = root.next();
        if (batch == null) {
            drained = true;
            root.close();
        }
        return batch;
    }

    /// Runs ahead and keeps copies, until the operators are at their end or more than `rows` rows are kept.
    ///
    /// @return whether the operators are at their end
    boolean bufferUpTo(long rows) {
        Piece piece = current;
        if (piece != null && !piece.kept()) {
            current = copy(view, piece.rows(), piece.size());
        }
        while (!drained && bufferedRows <= rows) {
            Batch batch = next();
            if (batch != null) {
                Vector[] columns = new Vector[symbols.length];
                for (int i = 0; i < symbols.length; i++) {
                    columns[i] = batch.column(symbols[i]);
                }
                Piece kept = copy(columns, batch.rows, batch.size);
                buffered.add(kept);
                bufferedRows += kept.size();
            }
        }
        return drained;
    }

    /// A copy keeps the row numbers' order, not the numbers: its rows are `0..size`, and `position` stays true.
    private static Piece copy(Vector[] columns, int @Nullable [] rows, int size) {
        Vector[] copies = new Vector[columns.length];
        for (int c = 0; c < columns.length; c++) {
            copies[c] = columns[c].newInstance(size);
            for (int i = 0; i < size; i++) {
                copies[c].copyRow(i, columns[c], rows == null ? i : rows[i]);
            }
        }
        return new Piece(copies, null, size, true);
    }

    /// Whether the operators have given all their rows; some may still be kept here.
    boolean isDrained() {
        return drained;
    }

    @Override
    public void close() {
        drained = true;
        current = null;
        buffered.clear();
        root.close();
    }
}
