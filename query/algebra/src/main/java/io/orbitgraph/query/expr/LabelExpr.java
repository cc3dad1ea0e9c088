package io.orbitgraph.query.expr;

import java.util.List;

/// A label or type expression.
public sealed interface LabelExpr {
    record Named(String name) implements LabelExpr {}

    /// `%`: has at least one.
    record Wildcard() implements LabelExpr {}

    /// `$(expression)`, `$all(…)`, `$any(…)`: names computed at run time.
    record Dynamic(Expr names, boolean all) implements LabelExpr {}

    record Not(LabelExpr operand) implements LabelExpr {}

    record And(List<LabelExpr> operands) implements LabelExpr {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<LabelExpr> operands) implements LabelExpr {
        public Or {
            operands = List.copyOf(operands);
        }
    }
}
