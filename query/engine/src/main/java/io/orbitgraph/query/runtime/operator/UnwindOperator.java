package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import org.jspecify.annotations.Nullable;

/// One row per element of a list. Null has no elements, any other value that is no list counts as a list of itself.
final class UnwindOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Evaluator list;
    private final int symbol;
    private final RowOutput output;
    private @Nullable Batch rows;
    private @Nullable Vector lists;
    private int index;
    private int element;

    UnwindOperator(ExecutionContext context, Operator input, Evaluator list, int symbol, RowOutput output) {
        this.context = context;
        this.input = input;
        this.list = list;
        this.symbol = symbol;
        this.output = output;
    }

    @Override
    public void open() {
        rows = null;
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            Vector column = lists;
            if (batch == null || column == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                column = list.evaluate(batch);
                rows = batch;
                lists = column;
                index = 0;
                element = 0;
            }
            Value[] elements = new Value[output.capacity()];
            fill(batch, column, elements);
            if (index >= batch.size) {
                rows = null;
            }
            int count = output.count();
            if (count > 0) {
                output.batch.columns[symbol] = Columns.narrow(elements, count);
                return output.finish(batch);
            }
        }
    }

    private void fill(Batch batch, Vector column, Value[] elements) {
        while (index < batch.size && !output.isFull()) {
            int row = batch.row(index);
            Value value = column.value(row);
            if (value instanceof ListValue values) {
                int taken = Math.min(values.size() - element, output.room());
                for (int i = 0; i < taken; i++) {
                    elements[output.add(row)] = values.get(element + i);
                }
                element += taken;
                if (element < values.size()) {
                    return;
                }
            } else if (value != Value.NULL) {
                elements[output.add(row)] = value;
            }
            index++;
            element = 0;
        }
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
