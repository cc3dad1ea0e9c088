package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// IS NULL.
final class IsNullEvaluator implements Evaluator {
    private final Evaluator operand;
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    IsNullEvaluator(Evaluator operand) {
        this.operand = operand;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector values = operand.evaluate(batch);
        BooleanVector into = Results.booleans(result, Columns.extent(batch));
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            into.values[row] = values.isNull(row);
        }
        return into;
    }
}
