package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.List;

/// The rows after a clause: the plan that makes them, and the names that the next clause sees in them.
record Rows(LogicalPlan plan, Scope scope) {
    static final Rows ONE = new Rows(new LogicalPlan.Argument(List.of()), Scope.EMPTY);

    /// One row of outer variables, from which a subquery starts.
    static Rows argument(Scope scope) {
        List<Symbol> symbols =
                scope.variables().stream().map(Variable::symbol).distinct().toList();
        return new Rows(new LogicalPlan.Argument(symbols), scope);
    }

    Rows with(LogicalPlan next) {
        return new Rows(next, scope);
    }
}
