package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.operator.ComparisonKernels;
import io.orbitgraph.query.operator.Operand;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// `=`, `<>`, `<`, …
final class ComparisonEvaluator implements Evaluator {
    private final ComparisonOperator operator;
    private final Evaluator left;
    private final Evaluator right;

    ComparisonEvaluator(ComparisonOperator operator, Evaluator left, Evaluator right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int capacity = Math.max(1, Columns.extent(batch));
        if (left instanceof ConstantEvaluator || right instanceof ConstantEvaluator) {
            return ComparisonKernels.apply(
                    operator, operand(left, batch), operand(right, batch), batch.rows, batch.size, capacity);
        }
        Vector a = left.evaluate(batch);
        Vector b = right.evaluate(batch);
        if (operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL) {
            boolean equal = operator == ComparisonOperator.EQUAL;
            if (a instanceof NodeVector x && b instanceof NodeVector y) {
                return ComparisonKernels.nodes(equal, x, y, batch.rows, batch.size, capacity);
            } else if (a instanceof RelationshipVector x && b instanceof RelationshipVector y) {
                return ComparisonKernels.relationships(equal, x, y, batch.rows, batch.size, capacity);
            }
        }
        return ComparisonKernels.apply(operator, Operand.of(a), Operand.of(b), batch.rows, batch.size, capacity);
    }

    /// The evaluator's result as a kernel's operand: a constant stays one value.
    static Operand operand(Evaluator evaluator, Batch batch) {
        return evaluator instanceof ConstantEvaluator constant
                ? Operand.constant(constant.value())
                : Operand.of(evaluator.evaluate(batch));
    }
}
