package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One row with one number that the store knows without work.
final class CountOperator implements Operator {
    private final LongSupplier count;
    private final LongVector result = new LongVector(1);
    private final Batch output;
    private boolean done = true;

    CountOperator(LongSupplier count, int symbol, int width) {
        this.count = count;
        this.output = new Batch(width);
        output.columns[symbol] = result;
        output.size = 1;
    }

    @Override
    public void open() {
        done = false;
    }

    @Override
    public @Nullable Batch next() {
        if (done) {
            return null;
        }
        done = true;
        result.values[0] = count.getAsLong();
        return output;
    }

    @Override
    public void close() {
        done = true;
    }
}
