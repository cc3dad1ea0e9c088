package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.SubqueryKind;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.SingleRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// EXISTS, COUNT and COLLECT of a subquery. EXISTS runs row by row and stops at the first row found; the others run for
/// a whole batch of
/// arguments at once where the plan allows.
final class SubqueryEvaluator implements Evaluator {
    /// How the subquery is run.
    ///
    /// @param batched whether it may be run for a whole batch; then `origin` is the column that carries the argument's
    /// row number
    /// @param result the column to collect; −1 for none
    record Plan(
            SubqueryKind kind, Operator operator, ArgumentRows arguments, boolean batched, int origin, int result) {}

    private final ExecutionContext context;
    private final Plan plan;
    private final SingleRow single;
    private @Nullable Batch view;

    /// @param single takes what the subquery reads of a row
    SubqueryEvaluator(ExecutionContext context, Plan plan, SingleRow single) {
        this.context = context;
        this.plan = plan;
        this.single = single;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int capacity = Math.max(1, Columns.extent(batch));
        return switch (plan.kind()) {
            case EXISTS -> exists(batch, capacity);
            case COUNT -> count(batch, capacity);
            case COLLECT -> collect(batch, capacity);
        };
    }

    private Vector exists(Batch batch, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            start(single.of(batch, row));
            result.values[row] = plan.operator().next() != null;
        }
        return result;
    }

    private Vector count(Batch batch, int capacity) {
        LongVector result = new LongVector(capacity);
        run(batch, (row, inner, innerRow) -> result.values[row]++);
        return result;
    }

    private Vector collect(Batch batch, int capacity) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Value>[] lists = new List[capacity];
        for (int i = 0; i < batch.size; i++) {
            lists[batch.row(i)] = new ArrayList<>();
        }
        run(
                batch,
                (row, inner, innerRow) ->
                        lists[row].add(inner.column(plan.result()).value(innerRow)));
        ValueVector result = new ValueVector(capacity);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            result.values[row] = new ListValue(Collections.unmodifiableList(lists[row]));
        }
        return result;
    }

    /// Takes one row of the subquery.
    @FunctionalInterface
    private interface RowSink {
        void accept(int row, Batch inner, int innerRow);
    }

    private void start(Batch argument) {
        context.cancellation().check();
        plan.arguments().set(argument);
        plan.operator().open();
    }

    private void run(Batch batch, RowSink sink) {
        if (plan.batched()) {
            runBatched(batch, sink);
            return;
        }
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            start(single.of(batch, row));
            for (Batch inner = plan.operator().next();
                    inner != null;
                    inner = plan.operator().next()) {
                for (int k = 0; k < inner.size; k++) {
                    sink.accept(row, inner, inner.row(k));
                }
            }
        }
    }

    private void runBatched(Batch batch, RowSink sink) {
        Batch argument = view;
        if (argument == null) {
            argument = new Batch(batch.columns.length);
            view = argument;
        }
        argument.viewOf(batch);
        LongVector numbers = new LongVector(Math.max(1, Columns.extent(batch)));
        for (int row = 0; row < numbers.values.length; row++) {
            numbers.values[row] = row;
        }
        argument.columns[plan.origin()] = numbers;
        start(argument);
        for (Batch inner = plan.operator().next();
                inner != null;
                inner = plan.operator().next()) {
            LongVector origins = (LongVector) inner.column(plan.origin());
            for (int k = 0; k < inner.size; k++) {
                int row = inner.row(k);
                sink.accept((int) origins.values[row], inner, row);
            }
        }
    }
}
