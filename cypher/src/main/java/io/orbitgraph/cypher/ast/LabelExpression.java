package io.orbitgraph.cypher.ast;

import java.util.List;

/// What stands after `:` or `IS`: labels of a node, types of a relationship.
public sealed interface LabelExpression extends Node {

    record Label(Span span, String name) implements LabelExpression {}

    /// `%`.
    record Wildcard(Span span) implements LabelExpression {}

    /// `$(names)` and `$all(names)`, or `$any(names)`.
    record Dynamic(Span span, boolean any, Expression names) implements LabelExpression {}

    record Not(Span span, LabelExpression operand) implements LabelExpression {}

    /// `A&B`.
    ///
    /// @param colons written the old way, `A:B`
    record And(Span span, List<LabelExpression> operands, boolean colons) implements LabelExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(Span span, List<LabelExpression> operands) implements LabelExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }
}
