package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.query.expr.Expr;

/// A lowered expression and what is known of its type.
record Typed(Expr expr, StaticType type) {
    static Typed of(Variable variable) {
        return new Typed(new Expr.Variable(variable.symbol()), variable.type());
    }

    static Typed bool(Expr expr) {
        return new Typed(expr, StaticType.BOOLEAN);
    }
}
