package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.function.ScalarFunction;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.CallFailure;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import java.util.List;

/// A call of a scalar function, with its own kernel over whole batches.
final class CallEvaluator implements Evaluator {
    private final ExecutionContext context;
    private final ScalarFunction function;
    private final Evaluator[] arguments;
    private final int offset;
    private final Vector[] vectors;

    /// @param offset of the call in the statement's text
    CallEvaluator(ExecutionContext context, ScalarFunction function, List<Evaluator> arguments, int offset) {
        this.context = context;
        this.offset = offset;
        this.function = function;
        this.arguments = arguments.toArray(new Evaluator[0]);
        this.vectors = new Vector[this.arguments.length];
    }

    @Override
    public Vector evaluate(Batch batch) {
        for (int i = 0; i < arguments.length; i++) {
            vectors[i] = arguments[i].evaluate(batch);
        }
        try {
            return function.evaluate(
                    context, vectors, batch.rows, batch.size, Columns.capacityFor(Columns.extent(batch)));
        } catch (OrbitException e) {
            throw CallFailure.at(context, offset, e);
        }
    }
}
