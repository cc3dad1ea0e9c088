package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.physical.PhysicalPlan.ApplyKind;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.SingleRow;
import org.jspecify.annotations.Nullable;

/// Runs the inner plan once for each input row and passes the row, or not: SEMI if there is an inner row, ANTI if there
/// is none (both stop at
/// the first), UNIT always, after the inner plan has run to its end.
final class SemiApplyOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Operator inner;
    private final ArgumentRows arguments;
    private final ApplyKind kind;
    private final SingleRow argument;
    private final Batch output;
    private int[] selected = new int[Batch.FIRST_CAPACITY];

    SemiApplyOperator(
            ExecutionContext context,
            Operator input,
            Operator inner,
            ArgumentRows arguments,
            SingleRow argument,
            ApplyKind kind,
            int width) {
        this.context = context;
        this.input = input;
        this.inner = inner;
        this.arguments = arguments;
        this.kind = kind;
        this.argument = argument;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (selected.length < batch.size) {
                selected = new int[Columns.capacityFor(batch.size)];
            }
            int size = 0;
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                if (passes(batch, row)) {
                    selected[size++] = row;
                }
            }
            if (size > 0) {
                output.viewOf(batch);
                output.rows = selected;
                output.size = size;
                return output;
            }
        }
        return null;
    }

    private boolean passes(Batch batch, int row) {
        context.cancellation().check();
        arguments.set(argument.of(batch, row));
        inner.open();
        boolean found = inner.next() != null;
        return switch (kind) {
            case SEMI -> found;
            case ANTI -> !found;
            case UNIT -> {
                while (found) {
                    found = inner.next() != null;
                }
                yield true;
            }
            case JOIN, OPTIONAL -> throw new IllegalStateException(kind.toString());
        };
    }

    @Override
    public void close() {
        inner.close();
        input.close();
    }
}
