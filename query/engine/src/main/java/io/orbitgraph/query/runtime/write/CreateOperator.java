package io.orbitgraph.query.runtime.write;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import io.orbitgraph.query.runtime.SingleRow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// CREATE: makes a pattern for each row.
final class CreateOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final PatternMaker maker;
    private final Batch output;
    /// For patterns whose expressions can see what other rows make; null where none can.
    private final @Nullable SingleRow single;
    private final RowBuffer made;

    /// @param single for making row by row, with all columns that anybody reads; null where a whole batch may be made
    /// at once
    /// @param made collects what is made row by row
    CreateOperator(
            ExecutionContext context,
            Operator input,
            PatternMaker maker,
            @Nullable SingleRow single,
            RowBuffer made,
            int width) {
        this.context = context;
        this.input = input;
        this.maker = maker;
        this.single = single;
        this.made = made;
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
        if (single == null) {
            output.viewOf(batch);
            maker.make(output);
            return output;
        }
        made.clear();
        for (int i = 0; i < batch.size; i++) {
            Arrays.fill(single.batch().columns, null);
            Batch row = single.of(batch, batch.row(i));
            maker.make(row);
            made.append(row);
        }
        int[] all = new int[made.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        made.read(all, all.length, output);
        return output;
    }

    @Override
    public void close() {
        made.clear();
        input.close();
    }
}
