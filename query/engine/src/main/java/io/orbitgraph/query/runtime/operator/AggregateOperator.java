package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.function.Accumulator;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.KeyTable;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// Groups rows by hash and folds them; groups come out in the order in which they were met. Without keys there is one
/// group, also of no rows.
final class AggregateOperator implements Operator {
    /// One aggregating call: what it is, and what it is called with.
    record Call(int symbol, AggregateFunction function, boolean distinct, Evaluator[] arguments) {}

    private final ExecutionContext context;
    private final Operator input;
    private final int[] keySymbols;
    private final Evaluator[] keys;
    private final Call[] calls;
    private final Accumulator[] accumulators;
    private final KeyTable table;
    private final Batch output;
    private int[] groups = new int[Batch.FIRST_CAPACITY];
    private int[] range = new int[Batch.FIRST_CAPACITY];
    private long chargedBytes;
    private boolean read;
    private int emitted;

    AggregateOperator(
            ExecutionContext context, Operator input, int[] keySymbols, Evaluator[] keys, Call[] calls, int width) {
        this.context = context;
        this.input = input;
        this.keySymbols = keySymbols;
        this.keys = keys;
        this.calls = calls;
        this.accumulators = new Accumulator[calls.length];
        this.table = new KeyTable(keys.length, context.memory());
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        forget();
        read = false;
        emitted = 0;
        for (int i = 0; i < calls.length; i++) {
            accumulators[i] = calls[i].function().newAccumulator(calls[i].distinct());
        }
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                context.cancellation().check();
                add(batch);
            }
            read = true;
        }
        int size = keys.length == 0 ? 1 : table.size();
        if (emitted >= size) {
            return null;
        }
        emit(Math.min(size - emitted, Batch.CAPACITY));
        return output;
    }

    private void add(Batch batch) {
        int[] groupOf = null;
        if (keys.length > 0) {
            Vector[] columns = new Vector[keys.length];
            for (int i = 0; i < keys.length; i++) {
                columns[i] = keys[i].evaluate(batch);
            }
            if (groups.length < batch.size) {
                groups = new int[Columns.capacityFor(batch.size)];
            }
            table.add(columns, batch, groups);
            groupOf = groups;
        }
        long retained = 0;
        for (int i = 0; i < calls.length; i++) {
            Evaluator[] arguments = calls[i].arguments();
            Vector[] values = new Vector[arguments.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = arguments[k].evaluate(batch);
            }
            Accumulator accumulator = accumulators[i];
            accumulator.ensureGroups(Math.max(1, table.size()));
            accumulator.add(groupOf, values, batch.rows, batch.size, batch.multiplicity);
            retained += accumulator.retainedBytes();
        }
        if (retained > chargedBytes) {
            context.memory().charge(retained - chargedBytes);
            chargedBytes = retained;
        }
    }

    private void emit(int count) {
        if (range.length < count) {
            range = new int[Columns.capacityFor(count)];
        }
        for (int i = 0; i < count; i++) {
            range[i] = emitted + i;
        }
        for (int i = 0; i < keySymbols.length; i++) {
            output.columns[keySymbols[i]] = Columns.gather(table.keys(i), range, count, null);
        }
        for (int i = 0; i < calls.length; i++) {
            Value[] results = new Value[count];
            for (int k = 0; k < count; k++) {
                results[k] = accumulators[i].result(emitted + k);
            }
            output.columns[calls[i].symbol()] = Columns.narrow(results, count);
        }
        output.size = count;
        emitted += count;
    }

    private void forget() {
        table.clear();
        context.memory().release(chargedBytes);
        chargedBytes = 0;
    }

    @Override
    public void close() {
        forget();
        input.close();
    }
}
