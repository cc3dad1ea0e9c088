package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// Runs the input to its end and passes nothing on.
record FinishOperator(Operator input) implements Operator {
    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (input.next() != null) {
            // Only its side effects are wanted.
        }
        return null;
    }

    @Override
    public void close() {
        input.close();
    }
}
