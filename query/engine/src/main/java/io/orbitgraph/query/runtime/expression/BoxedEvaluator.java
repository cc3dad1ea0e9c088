package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import java.util.List;

/// The declared fallback: an operator on boxed values, row by row. All operands are evaluated for all rows.
final class BoxedEvaluator implements Evaluator {
    /// An operator on the values of one row.
    @FunctionalInterface
    interface Operation {
        /// @param operands not to be kept or changed
        Value apply(Value[] operands);
    }

    private final Evaluator[] operands;
    private final Operation operation;
    private final Vector[] vectors;
    private final Value[] values;
    private ValueVector result = new ValueVector(Batch.FIRST_CAPACITY);

    BoxedEvaluator(List<Evaluator> operands, Operation operation) {
        this.operands = operands.toArray(new Evaluator[0]);
        this.operation = operation;
        this.vectors = new Vector[this.operands.length];
        this.values = new Value[this.operands.length];
    }

    @Override
    public Vector evaluate(Batch batch) {
        for (int i = 0; i < operands.length; i++) {
            vectors[i] = operands[i].evaluate(batch);
        }
        ValueVector into = Results.values(result, Columns.extent(batch));
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            for (int k = 0; k < values.length; k++) {
                values[k] = vectors[k].value(row);
            }
            into.values[row] = operation.apply(values);
        }
        return into;
    }
}
