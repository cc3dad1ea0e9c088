package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// NOT, three-valued.
final class NotEvaluator implements Evaluator {
    private final Evaluator operand;
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    NotEvaluator(Evaluator operand) {
        this.operand = operand;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector truths = operand.evaluate(batch);
        BooleanVector into = Results.booleans(result, Columns.extent(batch));
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            int truth = Truth.of(truths, row);
            if (truth == Truth.UNKNOWN) {
                into.setNull(row);
            } else {
                into.values[row] = truth == Truth.FALSE;
            }
        }
        return into;
    }
}
