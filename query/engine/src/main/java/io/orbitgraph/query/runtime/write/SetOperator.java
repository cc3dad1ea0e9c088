package io.orbitgraph.query.runtime.write;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// SET and REMOVE: passes every row on after it is done.
final class SetOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final ItemSetter items;

    SetOperator(ExecutionContext context, Operator input, ItemSetter items) {
        this.context = context;
        this.input = input;
        this.items = items;
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().check();
        Batch batch = input.next();
        if (batch != null) {
            items.apply(batch);
        }
        return batch;
    }

    @Override
    public void close() {
        input.close();
    }
}
