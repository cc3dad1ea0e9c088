package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.KeyTable;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import io.orbitgraph.query.runtime.RowOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Equality join: the right side is kept by its keys, the left side looks them up; rows come in the left side's order.
/// Keys join when they
/// are *equal*: null and NaN join nothing.
final class HashJoinOperator implements Operator {
    private final ExecutionContext context;
    private final Operator left;
    private final Operator right;
    private final Evaluator[] leftKeys;
    private final Evaluator[] rightKeys;
    private final int[] rightColumns;
    private final RowBuffer buffer;
    private final KeyTable table;
    private final RowOutput output;
    private final Batch rightRows;

    /// By key number: the last row with it. By row: the row before it with the same key.
    private int[] lastRow = new int[0];
    private int[] previousRow = new int[0];
    /// By key number: its rows in order, made when first asked for.
    private int[] @Nullable [] rowsOf = new int[0][];
    private int[] numbers = new int[Batch.FIRST_CAPACITY];
    private int[] matches = new int[Batch.FIRST_CAPACITY];
    private boolean built;
    private @Nullable Batch rows;
    private int index;
    private int match;

    HashJoinOperator(
            ExecutionContext context,
            Operator left,
            Operator right,
            Evaluator[] leftKeys,
            Evaluator[] rightKeys,
            int[] rightColumns,
            RowOutput output) {
        this.context = context;
        this.left = left;
        this.right = right;
        this.leftKeys = leftKeys;
        this.rightKeys = rightKeys;
        this.rightColumns = rightColumns;
        int width = output.batch.columns.length;
        this.buffer = new RowBuffer(rightColumns, width, context.memory());
        this.table = new KeyTable(leftKeys.length, context.memory());
        this.output = output;
        this.rightRows = new Batch(width);
    }

    @Override
    public void open() {
        built = false;
        rows = null;
        output.restart();
        forget();
        left.open();
    }

    private void build() {
        right.open();
        int size = 0;
        for (Batch batch = right.next(); batch != null; batch = right.next()) {
            context.cancellation().check();
            if (numbers.length < batch.size) {
                numbers = new int[Columns.capacityFor(batch.size)];
            }
            table.add(evaluate(rightKeys, batch), batch, numbers);
            buffer.append(batch);
            if (previousRow.length < size + batch.size) {
                previousRow = Arrays.copyOf(previousRow, Math.max(size + batch.size, previousRow.length * 2));
            }
            if (lastRow.length < table.size()) {
                int known = lastRow.length;
                lastRow = Arrays.copyOf(lastRow, Math.max(table.size(), known * 2));
                Arrays.fill(lastRow, known, lastRow.length, -1);
            }
            for (int i = 0; i < batch.size; i++) {
                previousRow[size] = lastRow[numbers[i]];
                lastRow[numbers[i]] = size++;
            }
        }
        rowsOf = new int[table.size()][];
        built = true;
    }

    private static Vector[] evaluate(Evaluator[] keys, Batch batch) {
        Vector[] columns = new Vector[keys.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = keys[i].evaluate(batch);
        }
        return columns;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = left.next();
                if (batch == null) {
                    return null;
                }
                if (!built) {
                    build();
                }
                probe(batch);
            }
            fill(batch);
            if (index >= batch.size) {
                rows = null;
            }
            int count = output.count();
            if (count > 0) {
                buffer.read(matches, count, rightRows);
                for (int id : rightColumns) {
                    output.batch.columns[id] = rightRows.columns[id];
                }
                return output.finish(batch);
            }
        }
    }

    private void probe(Batch batch) {
        rows = batch;
        index = 0;
        match = 0;
        if (numbers.length < batch.size) {
            numbers = new int[Columns.capacityFor(batch.size)];
        }
        Vector[] keys = evaluate(leftKeys, batch);
        table.find(keys, batch, numbers);
        for (int i = 0; i < batch.size; i++) {
            if (numbers[i] >= 0 && !isEqualToItself(keys, batch.row(i))) {
                numbers[i] = -1;
            }
        }
    }

    /// Equivalent keys are equal unless there is a null or a NaN in them; then a key is not equal to itself either.
    private static boolean isEqualToItself(Vector[] keys, int row) {
        for (Vector key : keys) {
            var value = key.value(row);
            if (ValueSemantics.equal(value, value) != BooleanValue.TRUE) {
                return false;
            }
        }
        return true;
    }

    private void fill(Batch batch) {
        if (matches.length < output.capacity()) {
            matches = new int[output.capacity()];
        }
        while (index < batch.size && !output.isFull()) {
            if (numbers[index] < 0) {
                index++;
                continue;
            }
            int[] found = rows(numbers[index]);
            int row = batch.row(index);
            while (match < found.length && !output.isFull()) {
                matches[output.add(row)] = found[match++];
            }
            if (match >= found.length) {
                index++;
                match = 0;
            }
        }
    }

    private int[] rows(int number) {
        int[] known = rowsOf[number];
        if (known != null) {
            return known;
        }
        int count = 0;
        for (int row = lastRow[number]; row >= 0; row = previousRow[row]) {
            count++;
        }
        int[] found = new int[count];
        for (int row = lastRow[number]; row >= 0; row = previousRow[row]) {
            found[--count] = row;
        }
        rowsOf[number] = found;
        return found;
    }

    private void forget() {
        buffer.clear();
        table.clear();
        lastRow = new int[0];
        rowsOf = new int[0][];
    }

    @Override
    public void close() {
        rows = null;
        forget();
        left.close();
        right.close();
    }
}
