package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.FreeSymbols;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Recognises an aggregation over an expansion that need not be multiplied out.
///
/// | query | how |
/// | --- | --- |
/// | `MATCH (a)-->(b) RETURN a.x, count(b), sum(a.y)` | rows of `a`, each with its degree as multiplicity |
/// | `MATCH (a)-[:R]->(b) RETURN a.x, count(DISTINCT b), max(b.y)` | rows of `a`, each with its neighbours as a list
/// vector |
///
/// Either way the keys are computed and hashed once per `a`, and nothing is copied per `b`. The answer is that of the
/// plain plan, because an
/// expansion's rows are its input rows times their neighbours, in this order.
final class FactorizedAggregation {
    private final PhysicalPlan.Expand expand;
    private final boolean lists;

    private FactorizedAggregation(PhysicalPlan.Expand expand, boolean lists) {
        this.expand = expand;
        this.lists = lists;
    }

    /// Null if the aggregation is none of these.
    static @Nullable FactorizedAggregation of(PhysicalPlan.Aggregate plan) {
        if (!(plan.input() instanceof PhysicalPlan.Expand expand) || expand.into() || expand.relationshipBound()) {
            return null;
        }
        for (LogicalPlan.Projection key : plan.keys()) {
            if (readsElement(expand, FreeSymbols.of(key.expression()))) {
                return null;
            }
        }
        boolean lists = false;
        for (LogicalPlan.Projection aggregate : plan.aggregates()) {
            if (aggregate.expression() instanceof Expr.AggregateCall call && isCountOf(expand, call)) {
                continue;
            }
            BitSet read = FreeSymbols.of(aggregate.expression());
            if (readsElement(expand, read)) {
                lists = true;
                read.clear(expand.to().id());
                read.clear(expand.relationship().id());
                if (!read.isEmpty()) {
                    return null;
                }
            }
        }
        boolean oneSlice = expand.direction() != Pattern.Direction.BOTH
                && expand.types().size() == 1
                && expand.distinctFrom().isEmpty();
        return lists && !oneSlice ? null : new FactorizedAggregation(expand, lists);
    }

    private static boolean readsElement(PhysicalPlan.Expand expand, BitSet read) {
        return read.get(expand.to().id()) || read.get(expand.relationship().id());
    }

    /// Whether the call counts the neighbours or relationships of the expansion, which are never null: it counts rows.
    private static boolean isCountOf(PhysicalPlan.Expand expand, Expr.AggregateCall call) {
        return call.function().equals("count")
                && !call.distinct()
                && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Variable(var symbol)
                && (symbol.equals(expand.to()) || symbol.equals(expand.relationship()));
    }

    PhysicalPlan.Expand expand() {
        return expand;
    }

    /// Whether the neighbours themselves are read, else only their number.
    boolean usesLists() {
        return lists;
    }

    boolean isRowCount(Expr.AggregateCall call) {
        return isCountOf(expand, call);
    }

    /// Whether the call reads neighbours or relationships.
    boolean isOnElements(Expr.AggregateCall call) {
        return lists && !isRowCount(call) && readsElement(expand, FreeSymbols.of(call));
    }
}
