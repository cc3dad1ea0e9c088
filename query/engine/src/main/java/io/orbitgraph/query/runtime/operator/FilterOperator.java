package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows for which all predicates are true; a later predicate sees only what the earlier ones let pass. Copies nothing.
final class FilterOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Predicate[] predicates;
    private final Batch output;
    private int[] selected = new int[Batch.FIRST_CAPACITY];

    FilterOperator(ExecutionContext context, Operator input, List<Predicate> predicates, int width) {
        this.context = context;
        this.input = input;
        this.predicates = predicates.toArray(new Predicate[0]);
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.cancellation().check();
            if (selected.length < batch.size) {
                selected = new int[Columns.capacityFor(batch.size)];
            }
            output.viewOf(batch);
            for (Predicate predicate : predicates) {
                output.size = predicate.select(output, selected);
                output.rows = selected;
                if (output.size == 0) {
                    break;
                }
            }
            if (output.size > 0) {
                return output;
            }
        }
        return null;
    }

    @Override
    public void close() {
        input.close();
    }
}
