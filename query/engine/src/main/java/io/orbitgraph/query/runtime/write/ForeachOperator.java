package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.SingleRow;
import org.jspecify.annotations.Nullable;

/// FOREACH: runs the body for each element of a list, for each row; passes the rows on.
final class ForeachOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Evaluator list;
    private final int symbol;
    private final Operator body;
    private final ArgumentRows arguments;
    private final SingleRow single;

    ForeachOperator(
            ExecutionContext context,
            Operator input,
            Evaluator list,
            int symbol,
            Operator body,
            ArgumentRows arguments,
            SingleRow single) {
        this.context = context;
        this.input = input;
        this.list = list;
        this.symbol = symbol;
        this.body = body;
        this.arguments = arguments;
        this.single = single;
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        Vector lists = list.evaluate(batch);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            Value value = lists.value(row);
            if (value instanceof ListValue elements) {
                run(batch, row, elements);
            } else if (value != Value.NULL) {
                throw Columns.wrongType("a list", value);
            }
        }
        return batch;
    }

    private void run(Batch batch, int row, ListValue elements) {
        for (Value element : elements) {
            context.cancellation().check();
            Batch argument = single.of(batch, row);
            argument.columns[symbol] = Columns.narrow(new Value[] {element}, 1);
            arguments.set(argument);
            body.open();
            while (body.next() != null) {
                // Only its side effects are wanted.
            }
        }
    }

    @Override
    public void close() {
        body.close();
        input.close();
    }
}
