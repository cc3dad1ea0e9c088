package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.FreeVariables;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Recognises an aggregation over an expansion of which it only needs the number of rows: `MATCH (a)-->(b) RETURN a.x,
/// count(b), sum(a.y)`.
/// Then the expansion need not be multiplied out.
final class ExpandCounting {
    private ExpandCounting() {}

    /// The input of `plan` if it is such an expansion.
    static PhysicalPlan.@Nullable Expand expandOf(PhysicalPlan.Aggregate plan) {
        if (!(plan.input() instanceof PhysicalPlan.Expand expand) || expand.into() || expand.relationshipBound()) {
            return null;
        }
        BitSet read = new BitSet();
        for (LogicalPlan.Projection key : plan.keys()) {
            FreeVariables.add(key.expression(), read);
        }
        for (LogicalPlan.Projection aggregate : plan.aggregates()) {
            if (!(aggregate.expression() instanceof Expr.AggregateCall call) || !isCountOf(expand, call)) {
                FreeVariables.add(aggregate.expression(), read);
            }
        }
        return read.get(expand.to().id()) || read.get(expand.relationship().id()) ? null : expand;
    }

    /// Whether the call counts the neighbours or relationships of the expansion, which are never null: it counts rows.
    static boolean isCountOf(PhysicalPlan.Expand expand, Expr.AggregateCall call) {
        return call.function().equals("count")
                && !call.distinct()
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Variable(var symbol)
                && (symbol.equals(expand.to()) || symbol.equals(expand.relationship()));
    }
}
