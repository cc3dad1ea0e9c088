package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Scope;

/// What a query stands in.
///
/// @param imports the outer variables that stay visible throughout, also after WITH
record Frame(Kind kind, Scope imports) {
    static final Frame TOP = new Frame(Kind.TOP, Scope.EMPTY);

    enum Kind {
        TOP,
        CALL,
        EXISTS,
        COUNT,
        COLLECT
    }

    /// Subqueries in expressions cannot change the graph.
    boolean isExpression() {
        return switch (kind) {
            case TOP, CALL -> false;
            case EXISTS, COUNT, COLLECT -> true;
        };
    }

    /// `EXISTS { MATCH … }` needs no RETURN.
    boolean mayEndWithoutResult() {
        return kind == Kind.EXISTS || kind == Kind.COUNT;
    }
}
