package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.function.Accumulator;
import io.orbitgraph.query.function.AggregateFunction;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.CallFailure;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.KeyTable;
import io.orbitgraph.query.runtime.NeighbourLists;
import io.orbitgraph.query.runtime.Operator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Groups rows by hash and folds them; groups come out in the order in which they were met. Without keys there is one
/// group, also of no rows.
final class AggregateOperator implements Operator {
    /// One aggregating call: what it is, and what it is called with.
    ///
    /// @param onElements whether its arguments read the elements of the input's list vector, else they read its rows
    /// @param offset of the call in the statement's text
    record Call(
            int symbol,
            AggregateFunction function,
            boolean distinct,
            Evaluator[] arguments,
            boolean onElements,
            int offset) {}

    private final ExecutionContext context;
    private final Operator input;
    private final int[] keySymbols;
    private final Evaluator[] keys;
    private final Call[] calls;
    private final @Nullable Accumulator[] accumulators;
    private final KeyTable table;
    private final @Nullable ListElements elements;
    private final Batch output;
    private int[] elementGroups = new int[Batch.FIRST_CAPACITY];
    private long[] counts = new long[Batch.FIRST_CAPACITY];
    private int[] groups = new int[Batch.FIRST_CAPACITY];
    private int[] range = new int[Batch.FIRST_CAPACITY];
    private long chargedBytes;
    private boolean read;
    private int emitted;

    /// @param elements for input with list vectors; null if it is flat
    AggregateOperator(
            ExecutionContext context,
            Operator input,
            int[] keySymbols,
            Evaluator[] keys,
            Call[] calls,
            @Nullable ListElements elements,
            int width) {
        this.elements = elements;
        this.context = context;
        this.input = input;
        this.keySymbols = keySymbols;
        this.keys = keys;
        this.calls = calls;
        this.accumulators = new @Nullable Accumulator[calls.length];
        this.table = new KeyTable(keys.length, context.memory());
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        forget();
        read = false;
        emitted = 0;
        for (int i = 0; i < calls.length; i++) {
            accumulators[i] = calls[i].function().newAccumulator(context, calls[i].distinct());
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
            if (groups.length < batch.size) {
                groups = new int[Columns.capacityFor(batch.size)];
            }
            table.add(evaluate(keys, batch), batch, groups);
            groupOf = groups;
        }
        long[] multiplicity = batch.isFlat() ? batch.multiplicity : elementCounts(batch);
        for (int i = 0; i < calls.length; i++) {
            accumulator(i).ensureGroups(Math.max(1, table.size()));
            if (!calls[i].onElements()) {
                add(i, groupOf, batch, multiplicity);
            }
        }
        if (elements != null && !batch.isFlat()) {
            addElements(batch, groupOf, elements);
        }
        charge();
    }

    private Accumulator accumulator(int call) {
        return Objects.requireNonNull(accumulators[call], "the operator is not open");
    }

    private void add(int call, int @Nullable [] groupOf, Batch batch, long @Nullable [] multiplicity) {
        Vector[] arguments = evaluate(calls[call].arguments(), batch);
        try {
            accumulator(call).add(groupOf, arguments, batch.rows, batch.size, multiplicity);
        } catch (OrbitException e) {
            throw CallFailure.at(context, calls[call].offset(), e);
        }
    }

    private static Vector[] evaluate(Evaluator[] arguments, Batch batch) {
        Vector[] values = new Vector[arguments.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = arguments[k].evaluate(batch);
        }
        return values;
    }

    private void charge() {
        long retained = 0;
        for (int i = 0; i < calls.length; i++) {
            retained += accumulator(i).retainedBytes();
        }
        if (retained > chargedBytes) {
            context.memory().charge(retained - chargedBytes);
            chargedBytes = retained;
        }
    }

    /// How many rows each row with its list stands for.
    private long[] elementCounts(Batch batch) {
        NeighbourLists lists = batch.lists[0];
        int extent = Columns.extent(batch);
        if (counts.length < extent) {
            counts = new long[Columns.capacityFor(extent)];
        }
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            counts[row] = lists.size(row);
        }
        return counts;
    }

    private void addElements(Batch batch, int @Nullable [] groupOf, ListElements from) {
        from.begin();
        for (Batch inner = from.next(batch, batch.lists[0]); inner != null; inner = from.next(batch, batch.lists[0])) {
            int[] groupOfElement = null;
            if (groupOf != null) {
                if (elementGroups.length < inner.size) {
                    elementGroups = new int[Columns.capacityFor(inner.size)];
                }
                for (int i = 0; i < inner.size; i++) {
                    elementGroups[i] = groupOf[from.owners[i]];
                }
                groupOfElement = elementGroups;
            }
            for (int i = 0; i < calls.length; i++) {
                if (calls[i].onElements()) {
                    add(i, groupOfElement, inner, null);
                }
            }
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
            try {
                for (int k = 0; k < count; k++) {
                    results[k] = accumulator(i).result(emitted + k);
                }
            } catch (OrbitException e) {
                throw CallFailure.at(context, calls[i].offset(), e);
            }
            output.columns[calls[i].symbol()] = Columns.narrow(results, count);
        }
        output.size = count;
        emitted += count;
    }

    private void forget() {
        for (int i = 0; i < accumulators.length; i++) {
            Accumulator accumulator = accumulators[i];
            if (accumulator != null) {
                accumulator.close();
                accumulators[i] = null;
            }
        }
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
