package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.physical.PhysicalPlan;

/// Recognises `count(*)`, `count(x)` and `count(DISTINCT x)`.
final class CountCalls {
    private CountCalls() {}

    /// Whether the call counts rows, or rows in which `symbol` is not null.
    ///
    /// @param unique whether no two rows have the same `symbol`, so that DISTINCT changes nothing
    static boolean counts(Expr.AggregateCall call, Symbol symbol, boolean unique) {
        if (!call.function().equals("count")) {
            return false;
        }
        if (call.arguments().isEmpty()) {
            return true;
        }
        return call.arguments().getFirst() instanceof Expr.Variable(var argument)
                && argument.equals(symbol)
                && (unique || !call.distinct());
    }

    /// Whether a plan is the single empty row that a statement starts from.
    static boolean startsFromEmptyRow(PhysicalPlan plan) {
        return plan instanceof PhysicalPlan.Argument(var symbols) && symbols.isEmpty();
    }
}
