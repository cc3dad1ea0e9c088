package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.KeyTable;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// The first of each set of rows that are equivalent in some columns, as soon as it comes.
final class DistinctOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int[] symbols;
    private final KeyTable seen;
    private final Batch output;
    private int[] numbers = new int[Batch.FIRST_CAPACITY];
    private int[] selected = new int[Batch.FIRST_CAPACITY];

    DistinctOperator(ExecutionContext context, Operator input, int[] symbols, int width) {
        this.context = context;
        this.input = input;
        this.symbols = symbols;
        this.seen = new KeyTable(symbols.length, context.memory());
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        seen.clear();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.cancellation().check();
            if (numbers.length < batch.size) {
                numbers = new int[Columns.capacityFor(batch.size)];
                selected = new int[numbers.length];
            }
            Vector[] columns = new Vector[symbols.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = batch.column(symbols[i]);
            }
            int known = seen.size();
            seen.add(columns, batch, numbers);
            int size = 0;
            for (int i = 0; i < batch.size; i++) {
                if (numbers[i] == known) {
                    // New rows are numbered in the order in which they first come.
                    known++;
                    selected[size++] = batch.row(i);
                }
            }
            if (size > 0) {
                output.viewOf(batch);
                output.multiplicity = null;
                output.rows = selected;
                output.size = size;
                return output;
            }
        }
        return null;
    }

    @Override
    public void close() {
        seen.clear();
        input.close();
    }
}
