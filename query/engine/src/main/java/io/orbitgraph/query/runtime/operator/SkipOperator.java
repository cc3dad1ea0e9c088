package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All rows but the first.
final class SkipOperator implements Operator {
    private final Operator input;
    private final RowCount count;
    private final Batch output;
    private long left;

    SkipOperator(Operator input, RowCount count, int width) {
        this.input = input;
        this.count = count;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        left = count.evaluate();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (left == 0) {
                return batch;
            }
            if (left >= batch.size) {
                left -= batch.size;
                continue;
            }
            int skipped = (int) left;
            left = 0;
            output.viewOf(batch);
            output.size = batch.size - skipped;
            output.rows = rest(batch, skipped);
            return output;
        }
        return null;
    }

    private static int[] rest(Batch batch, int skipped) {
        if (batch.rows != null) {
            return Arrays.copyOfRange(batch.rows, skipped, batch.size);
        }
        int[] rows = new int[batch.size - skipped];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = skipped + i;
        }
        return rows;
    }

    @Override
    public void close() {
        input.close();
    }
}
