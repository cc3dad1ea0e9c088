package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;

/// `=`, `<>`, `<`, `<=`, `>`, `>=` on boxed values, three-valued.
public final class Comparisons {
    private Comparisons() {}

    public static Value apply(ComparisonOperator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> ValueSemantics.equal(left, right);
            case NOT_EQUAL -> Logic.not(ValueSemantics.equal(left, right));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                int compared = ValueSemantics.compare(left, right);
                yield compared == ValueSemantics.INCOMPARABLE ? Value.NULL : Value.of(holds(operator, compared));
            }
        };
    }

    /// Whether the operator holds for an outcome of {@link ValueSemantics#compare} that is not incomparable.
    static boolean holds(ComparisonOperator operator, int compared) {
        if (compared == ValueSemantics.UNORDERED) {
            return operator == ComparisonOperator.NOT_EQUAL;
        }
        return switch (operator) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
        };
    }

    /// Whether a predicate's answer lets a row through: true, and neither false nor null.
    public static boolean isTrue(Value answer) {
        return answer == BooleanValue.TRUE;
    }
}
