package io.orbitgraph.query.expr;

import io.orbitgraph.model.value.ValueType;
import java.util.List;

/// A type as written after `IS ::`.
public sealed interface TypeExpr {
    /// @param nullable false for `NOT NULL`
    record Of(ValueType type, boolean nullable) implements TypeExpr {}

    record ListOf(TypeExpr element, boolean nullable) implements TypeExpr {}

    record Union(List<TypeExpr> alternatives) implements TypeExpr {
        public Union {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// `ANY`, `PROPERTY VALUE`.
    record Any(boolean propertyValue, boolean nullable) implements TypeExpr {}

    /// `NOTHING`.
    record Nothing() implements TypeExpr {}
}
