package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.operator.ArithmeticKernels;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// `+ - * / % ^ ||`.
record ArithmeticEvaluator(ArithmeticOperator operator, Evaluator left, Evaluator right) implements Evaluator {
    @Override
    public Vector evaluate(Batch batch) {
        return ArithmeticKernels.apply(
                operator,
                ComparisonEvaluator.operand(left, batch),
                ComparisonEvaluator.operand(right, batch),
                batch.rows,
                batch.size,
                Math.max(1, Columns.extent(batch)));
    }
}
