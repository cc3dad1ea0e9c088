package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Aggregation below an expansion: rows that end in the same node are counted before they are expanded, not after.
///
/// ```
/// Aggregate(count(*))                       Aggregate(sum(m))
///   Filter(c.age > 70)                        Filter(c.age > 70)
///     Expand((b)-->(c), other than r)   ->      Expand((b)-->(c), other than u)
///       P                                         Aggregate(b, u, count(*) AS m)
///                                                   Project(CASE WHEN a = b THEN r END AS u)
///                                                     P                     P binds (a)-[r]->(b)
/// ```
/// Without `count(*)`, only with aggregates that repeated rows cannot change (DISTINCT, min, max), the lower Aggregate
/// is a Distinct: each
/// hop then works on a set of nodes, not on a bag of paths. See {@link LastExpand} for why uniqueness of relationships
/// holds.
///
/// `count(x)` counts rows where `x` is bound by the expansion, because then it is never null. Sums, averages and
/// collections of a value
/// would have to be multiplied: not here.
final class CollapseBeforeLastExpand implements RewriteRule {
    @Override
    public Optional<PhysicalPlan> apply(PhysicalPlan plan, RewriteContext context) {
        if (!(plan instanceof PhysicalPlan.Aggregate(var input, var keys, var aggregates))) {
            return Optional.empty();
        }
        BitSet read = new BitSet();
        for (LogicalPlan.Projection key : keys) {
            if (context.containsSubquery(key.expression())) {
                return Optional.empty();
            }
            read.or(context.free(key.expression()));
        }
        for (LogicalPlan.Projection aggregate : aggregates) {
            if (!(aggregate.expression() instanceof Expr.AggregateCall call)
                    || call.arguments().stream().anyMatch(context::containsSubquery)) {
                return Optional.empty();
            }
            read.or(context.free(call));
        }
        Optional<LastExpand> found = LastExpand.find(input, read, context);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LastExpand last = found.get();
        if (isFused(last, keys, aggregates, context)) {
            return Optional.empty();
        }
        boolean counts = false;
        for (LogicalPlan.Projection aggregate : aggregates) {
            Expr.AggregateCall call = (Expr.AggregateCall) aggregate.expression();
            if (isCount(call, last.expand())) {
                counts = true;
            } else if (!isIndifferentToRepetition(call)) {
                return Optional.empty();
            }
        }
        double rows = Math.max(1, context.estimate(last.expand().input()) / 2);
        if (!counts) {
            PhysicalPlan distinct =
                    context.estimated(new PhysicalPlan.Distinct(last.marked(context), last.columns()), rows);
            return Optional.of(new PhysicalPlan.Aggregate(last.over(distinct, context), keys, aggregates));
        }
        Symbol times = context.fresh("  times");
        List<LogicalPlan.Projection> groups = last.columns().stream()
                .map(symbol -> new LogicalPlan.Projection(symbol, new Expr.Variable(symbol)))
                .toList();
        PhysicalPlan counted = context.estimated(
                new PhysicalPlan.Aggregate(
                        last.marked(context),
                        groups,
                        List.of(new LogicalPlan.Projection(
                                times, new Expr.AggregateCall("count", List.of(), false, -1)))),
                rows);
        List<LogicalPlan.Projection> sums = new ArrayList<>();
        for (LogicalPlan.Projection aggregate : aggregates) {
            Expr.AggregateCall call = (Expr.AggregateCall) aggregate.expression();
            sums.add(
                    isCount(call, last.expand())
                            ? new LogicalPlan.Projection(
                                    aggregate.symbol(),
                                    new Expr.AggregateCall(
                                            "sum", List.of(new Expr.Variable(times)), false, call.offset()))
                            : aggregate);
        }
        return Optional.of(new PhysicalPlan.Aggregate(last.over(counted, context), keys, sums));
    }

    /// Whether the runtime only counts the expansion's relationships, which is cheaper still.
    private static boolean isFused(
            LastExpand last,
            List<LogicalPlan.Projection> keys,
            List<LogicalPlan.Projection> aggregates,
            RewriteContext context) {
        if (!last.filters().isEmpty()) {
            return false;
        }
        BitSet read = new BitSet();
        keys.forEach(key -> read.or(context.free(key.expression())));
        for (LogicalPlan.Projection aggregate : aggregates) {
            if (!(aggregate.expression() instanceof Expr.AggregateCall call && isCount(call, last.expand()))) {
                read.or(context.free(aggregate.expression()));
            }
        }
        return !read.get(last.expand().to().id())
                && !read.get(last.expand().relationship().id());
    }

    /// Counts rows.
    private static boolean isCount(Expr.AggregateCall call, PhysicalPlan.Expand expand) {
        return !call.distinct()
                && (CountCalls.counts(call, expand.to(), false)
                        || CountCalls.counts(call, expand.relationship(), false));
    }

    private static boolean isIndifferentToRepetition(Expr.AggregateCall call) {
        return (call.distinct() && !call.function().equals("collect"))
                || call.function().equals("min")
                || call.function().equals("max");
    }
}
