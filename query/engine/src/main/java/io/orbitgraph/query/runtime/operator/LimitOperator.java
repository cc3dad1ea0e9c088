package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// The first rows; then the input is left alone, or run to its end for what it does besides giving rows.
final class LimitOperator implements Operator {
    private final Operator input;
    private final RowCount count;
    private final boolean exhaust;
    private final Batch output;
    private long left;
    private boolean ended;

    LimitOperator(Operator input, RowCount count, boolean exhaust, int width) {
        this.input = input;
        this.count = count;
        this.exhaust = exhaust;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        left = count.evaluate();
        ended = false;
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        if (left == 0) {
            ended = true;
            while (exhaust && input.next() != null) {
                // Only its side effects are wanted.
            }
            return null;
        }
        Batch batch = input.next();
        if (batch == null) {
            ended = true;
            return null;
        }
        if (batch.size <= left) {
            left -= batch.size;
            return batch;
        }
        output.viewOf(batch);
        output.size = (int) left;
        left = 0;
        return output;
    }

    @Override
    public void close() {
        ended = true;
        input.close();
    }
}
