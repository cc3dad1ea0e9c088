package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.physical.PhysicalPlan.ApplyKind;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import org.jspecify.annotations.Nullable;

/// Runs the inner plan once for a whole input batch and joins by the number of the argument row that each inner row
/// stems from. The inner
/// plan keeps the order of its arguments, so that a single pass merges both and finds the rows without a match
/// (OPTIONAL).
final class BatchApplyOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Operator inner;
    private final ArgumentRows arguments;
    private final boolean optional;
    private final int[] results;
    private final @Nullable Vector[] reuse;
    private final int origin;
    private final RowOutput output;
    private final Batch argument;
    private LongVector numbers = new LongVector(Batch.FIRST_CAPACITY);
    private int[] innerRows = new int[Batch.FIRST_CAPACITY];

    private @Nullable Batch rows;
    /// The first selected row that is not known yet to have a match.
    private int index;
    private boolean matched;
    private @Nullable Batch pending;
    private int pendingIndex;
    private boolean innerEnded;

    /// @param origin the column in which the inner plan carries the number of the argument row
    BatchApplyOperator(
            ExecutionContext context,
            Operator input,
            Operator inner,
            ArgumentRows arguments,
            ApplyKind kind,
            int[] results,
            int origin,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.inner = inner;
        this.arguments = arguments;
        this.optional = kind == ApplyKind.OPTIONAL;
        this.results = results;
        this.reuse = new @Nullable Vector[results.length];
        this.origin = origin;
        this.output = output;
        this.argument = new Batch(output.batch.columns.length);
    }

    @Override
    public void open() {
        rows = null;
        pending = null;
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                begin(batch);
            }
            if (innerRows.length < output.capacity()) {
                innerRows = new int[output.capacity()];
            }
            Batch found = pending;
            if (found == null && !innerEnded) {
                found = inner.next();
                pending = found;
                pendingIndex = 0;
                innerEnded = found == null;
            }
            merge(batch, found);
            if (output.count() > 0) {
                return emit(batch, found);
            }
            if (innerEnded && (!optional || index >= batch.size)) {
                rows = null;
            }
        }
    }

    private void begin(Batch batch) {
        rows = batch;
        index = 0;
        matched = false;
        pending = null;
        innerEnded = false;
        int extent = Columns.extent(batch);
        if (numbers.capacity() < extent) {
            numbers = new LongVector(Columns.capacityFor(extent));
        }
        for (int row = 0; row < extent; row++) {
            numbers.values[row] = row;
        }
        argument.viewOf(batch);
        argument.columns[origin] = numbers;
        arguments.set(argument);
        inner.open();
    }

    /// Adds rows of `found` and, before each, the rows that have no match.
    private void merge(Batch batch, @Nullable Batch found) {
        if (found == null) {
            if (optional) {
                skipTo(batch, Integer.MAX_VALUE);
            }
            return;
        }
        LongVector origins = (LongVector) found.column(origin);
        while (pendingIndex < found.size && !output.isFull()) {
            int row = found.row(pendingIndex);
            int owner = (int) origins.values[row];
            if (optional && !skipTo(batch, owner)) {
                return;
            }
            matched = true;
            innerRows[output.add(owner)] = row;
            pendingIndex++;
        }
        if (pendingIndex >= found.size) {
            pending = null;
        }
    }

    /// Moves on to argument row `owner`, adding a row of nulls for each row passed that had no match.
    ///
    /// @return false if the output is full before that
    private boolean skipTo(Batch batch, int owner) {
        while (index < batch.size && batch.row(index) < owner) {
            if (!matched) {
                if (output.isFull()) {
                    return false;
                }
                innerRows[output.add(batch.row(index))] = -1;
            }
            index++;
            matched = false;
        }
        return !output.isFull();
    }

    private Batch emit(Batch batch, @Nullable Batch found) {
        int count = output.count();
        for (int i = 0; i < results.length; i++) {
            Vector column = found == null
                    ? new ValueVector(count)
                    : Columns.gather(found.column(results[i]), innerRows, count, reuse[i]);
            reuse[i] = column;
            output.batch.columns[results[i]] = column;
        }
        return output.finish(batch);
    }

    @Override
    public void close() {
        rows = null;
        pending = null;
        inner.close();
        input.close();
    }
}
