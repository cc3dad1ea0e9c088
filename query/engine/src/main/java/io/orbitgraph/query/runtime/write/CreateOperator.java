package io.orbitgraph.query.runtime.write;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// CREATE: makes a pattern for each row.
final class CreateOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final PatternMaker maker;
    private final Batch output;

    CreateOperator(ExecutionContext context, Operator input, PatternMaker maker, int width) {
        this.context = context;
        this.input = input;
        this.maker = maker;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().check();
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        output.viewOf(batch);
        maker.make(output);
        return output;
    }

    @Override
    public void close() {
        input.close();
    }
}
