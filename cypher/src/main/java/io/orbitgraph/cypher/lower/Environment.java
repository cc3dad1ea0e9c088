package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.query.expr.Symbol;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an expression stands.
///
/// @param grouping what a projection has computed already, null outside of projections
/// @param locals the names that comprehensions around the expression declare
/// @param caseSubject the value of the enclosing `CASE x`
record Environment(
        Scope scope,
        Aggregation aggregation,
        @Nullable Grouping grouping,
        Set<String> locals,
        @Nullable Symbol caseSubject) {

    enum Aggregation {
        FORBIDDEN,
        ALLOWED,
        /// Inside an aggregating function.
        NESTED
    }

    static Environment of(Scope scope) {
        return new Environment(scope, Aggregation.FORBIDDEN, null, Set.of(), null);
    }

    static Environment grouped(Scope scope, Aggregation aggregation, Grouping grouping) {
        return new Environment(scope, aggregation, grouping, Set.of(), null);
    }

    static Environment insideAggregate(Scope scope) {
        return new Environment(scope, Aggregation.NESTED, null, Set.of(), null);
    }

    /// For the body of a comprehension, which is evaluated per element and so cannot aggregate.
    Environment withLocal(String name, Variable variable) {
        Set<String> more = new HashSet<>(locals);
        more.add(name);
        return new Environment(scope.with(name, variable), Aggregation.FORBIDDEN, grouping, more, caseSubject);
    }

    Environment withCaseSubject(Symbol subject) {
        return new Environment(scope, aggregation, grouping, locals, subject);
    }
}
