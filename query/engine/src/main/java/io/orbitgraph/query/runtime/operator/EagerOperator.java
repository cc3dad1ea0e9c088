package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import org.jspecify.annotations.Nullable;

/// Reads everything before it passes anything on.
final class EagerOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final RowBuffer rows;
    private final Batch output;
    private boolean read;
    private int emitted;

    EagerOperator(ExecutionContext context, Operator input, RowBuffer rows, int width) {
        this.context = context;
        this.input = input;
        this.rows = rows;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        rows.clear();
        read = false;
        emitted = 0;
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                context.cancellation().check();
                rows.append(batch);
            }
            read = true;
        }
        int count = Math.min(rows.size() - emitted, Batch.CAPACITY);
        if (count <= 0) {
            return null;
        }
        int[] range = new int[count];
        for (int i = 0; i < count; i++) {
            range[i] = emitted + i;
        }
        rows.read(range, count, output);
        emitted += count;
        return output;
    }

    @Override
    public void close() {
        rows.clear();
        input.close();
    }
}
