package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.physical.PhysicalPlan.ApplyKind;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ColumnBuilder;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import org.jspecify.annotations.Nullable;

/// Runs the inner plan once for each input row, and joins its rows to that row (JOIN, OPTIONAL).
final class ApplyOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Operator inner;
    private final ArgumentRows arguments;
    private final boolean optional;
    private final int[] results;
    private final ColumnBuilder[] columns;
    private final RowOutput output;
    private final SingleRow argument;

    private @Nullable Batch rows;
    private int index;
    /// Whether the inner plan is open for the present row.
    private boolean started;
    private boolean matched;
    /// A batch of the inner plan that is not used up.
    private @Nullable Batch pending;
    private int pendingIndex;

    /// @param results the columns that the inner plan adds
    ApplyOperator(
            ExecutionContext context,
            Operator input,
            Operator inner,
            ArgumentRows arguments,
            SingleRow argument,
            ApplyKind kind,
            int[] results,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.inner = inner;
        this.arguments = arguments;
        this.optional = kind == ApplyKind.OPTIONAL;
        this.results = results;
        this.columns = new ColumnBuilder[results.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ColumnBuilder();
        }
        this.output = output;
        this.argument = argument;
    }

    @Override
    public void open() {
        rows = null;
        pending = null;
        started = false;
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (ColumnBuilder column : columns) {
            column.clear();
        }
        while (true) {
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                rows = batch;
                index = 0;
                started = false;
            }
            fill(batch);
            if (index >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                for (int i = 0; i < results.length; i++) {
                    output.batch.columns[results[i]] = columns[i].vector();
                }
                return output.finish(batch);
            }
        }
    }

    private void fill(Batch batch) {
        while (index < batch.size && !output.isFull()) {
            int row = batch.row(index);
            if (!started) {
                context.cancellation().check();
                arguments.set(argument.of(batch, row));
                inner.open();
                started = true;
                matched = false;
                pending = null;
            }
            if (pending == null) {
                pending = inner.next();
                pendingIndex = 0;
            }
            if (pending == null) {
                if (optional && !matched) {
                    output.add(row);
                    for (ColumnBuilder column : columns) {
                        column.append(Value.NULL);
                    }
                }
                started = false;
                index++;
                continue;
            }
            matched = true;
            take(pending, row);
        }
    }

    private void take(Batch found, int row) {
        int taken = Math.min(found.size - pendingIndex, output.room());
        for (int i = 0; i < taken; i++) {
            output.add(row);
        }
        for (int k = 0; k < results.length; k++) {
            Vector source = found.column(results[k]);
            for (int i = 0; i < taken; i++) {
                columns[k].append(source, found.row(pendingIndex + i));
            }
        }
        pendingIndex += taken;
        if (pendingIndex >= found.size) {
            pending = null;
        }
    }

    @Override
    public void close() {
        rows = null;
        pending = null;
        inner.close();
        input.close();
    }
}
