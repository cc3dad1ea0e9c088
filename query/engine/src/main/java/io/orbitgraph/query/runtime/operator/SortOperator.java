package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ColumnBuilder;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads all rows and passes them on in order; with a limit only the first ones, of which it keeps not many more than
/// that in memory.
final class SortOperator implements Operator {
    private static final int SLACK = 256;

    private final ExecutionContext context;
    private final Operator input;
    private final Evaluator[] keys;
    private final boolean[] ascending;
    private final @Nullable RowCount limitCount;
    private final RowBuffer rows;
    private final ColumnBuilder[] keyColumns;
    private final Batch output;
    private long limit;
    private int[] order = new int[0];
    private long keyBytes;
    private final Batch below;
    private int[] selected = new int[Batch.FIRST_CAPACITY];
    private boolean hasThreshold;
    private boolean read;
    private int emitted;

    /// @param limitCount how many rows are wanted; null for all
    SortOperator(
            ExecutionContext context,
            Operator input,
            Evaluator[] keys,
            boolean[] ascending,
            @Nullable RowCount limitCount,
            RowBuffer rows,
            int width) {
        this.context = context;
        this.input = input;
        this.keys = keys;
        this.ascending = ascending;
        this.limitCount = limitCount;
        this.rows = rows;
        this.keyColumns = new ColumnBuilder[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keyColumns[i] = new ColumnBuilder();
        }
        this.output = new Batch(width);
        this.below = new Batch(width);
    }

    @Override
    public void open() {
        forget();
        limit = limitCount == null ? Long.MAX_VALUE : limitCount.evaluate();
        read = false;
        hasThreshold = false;
        emitted = 0;
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            readAll();
            read = true;
        }
        int count = Math.min(order.length - emitted, Batch.CAPACITY);
        if (count <= 0) {
            return null;
        }
        rows.read(Arrays.copyOfRange(order, emitted, emitted + count), count, output);
        emitted += count;
        return output;
    }

    private void readAll() {
        Vector[] columns = new Vector[keys.length];
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.cancellation().check();
            for (int i = 0; i < keys.length; i++) {
                columns[i] = keys[i].evaluate(batch);
            }
            Batch wanted = hasThreshold ? belowThreshold(batch, columns) : batch;
            for (int i = 0; i < keys.length; i++) {
                charge(columns[i], wanted);
                keyColumns[i].append(columns[i], wanted);
            }
            rows.append(wanted);
            if (rows.size() - SLACK > limit && rows.size() / 2 > limit) {
                keepFirst();
                hasThreshold = true;
            }
        }
        order = sorted();
        if (order.length > limit) {
            order = Arrays.copyOf(order, (int) limit);
        }
    }

    /// The rows that come before the last of the first rows kept: an equal row came later and stays behind it.
    private Batch belowThreshold(Batch batch, Vector[] columns) {
        if (selected.length < batch.size) {
            selected = new int[Columns.capacityFor(batch.size)];
        }
        int last = (int) limit - 1;
        int count = 0;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (last >= 0 && isBefore(columns, row, last)) {
                selected[count++] = row;
            }
        }
        below.viewOf(batch);
        below.rows = selected;
        below.size = count;
        return below;
    }

    private boolean isBefore(Vector[] columns, int row, int kept) {
        for (int i = 0; i < columns.length; i++) {
            int compared = RowOrder.compare(columns[i], row, keyColumns[i].vector(), kept);
            if (compared != 0) {
                return ascending[i] ? compared < 0 : compared > 0;
            }
        }
        return false;
    }

    private void charge(Vector key, Batch batch) {
        // Four bytes more for the row's place in the order, and four to sort it.
        long bytes = 8L * batch.size;
        for (int i = 0; i < batch.size; i++) {
            bytes += Columns.bytes(key, batch.row(i));
        }
        context.memory().charge(bytes);
        keyBytes += bytes;
    }

    private int[] sorted() {
        Vector[] columns = new Vector[keys.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = keyColumns[i].vector();
        }
        return RowOrder.sort(columns, ascending, rows.size());
    }

    /// Throws away what cannot be among the first rows any more. Keeps them in order, so that equal rows stay in the
    /// order they came.
    private void keepFirst() {
        int[] first = sorted();
        int count = (int) limit;
        long keptBytes = keyBytes * count / rows.size();
        context.memory().release(keyBytes - keptBytes);
        keyBytes = keptBytes;
        rows.retain(first, count);
        Batch kept = new Batch(0);
        kept.rows = null;
        for (ColumnBuilder column : keyColumns) {
            Vector values = Columns.gather(column.vector(), first, count, null);
            column.clear();
            kept.size = count;
            column.append(values, kept);
        }
    }

    private void forget() {
        rows.clear();
        context.memory().release(keyBytes);
        keyBytes = 0;
        for (ColumnBuilder column : keyColumns) {
            column.clear();
        }
        order = new int[0];
    }

    @Override
    public void close() {
        forget();
        input.close();
    }
}
