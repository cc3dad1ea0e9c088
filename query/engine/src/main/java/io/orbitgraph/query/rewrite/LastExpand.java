package io.orbitgraph.query.rewrite;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expansion at the end of a pattern, with filters above it, of whose input only a few columns matter: rows that
/// agree in those need to be expanded only once.
///
/// Which columns matter: those that are read above, the node expanded from, and, because relationships of one pattern
/// must differ, each earlier relationship *that this expansion could meet again*. From node x an outgoing expansion
/// meets only relationships that start at x. So the relationship itself need not be kept, only a marker: the
/// relationship where it starts at x, else null. Rows with equal x and equal markers have the same relationships to
/// choose from.
///
/// @param filters above the expansion, from the top down
/// @param markers what takes the place of the relationships that must differ
/// @param kept the columns that matter, markers not counted
record LastExpand(
        PhysicalPlan.Expand expand,
        List<PhysicalPlan> filters,
        List<LogicalPlan.Projection> markers,
        List<Symbol> kept) {

    /// How many times more rows the expansion must give than it gets, to make collapsing pay.
    private static final double LEAST_FANOUT = 2;

    /// @param read the symbols that are read above the filters
    static Optional<LastExpand> find(PhysicalPlan top, BitSet read, RewriteContext context) {
        List<PhysicalPlan> filters = new ArrayList<>();
        BitSet needed = (BitSet) read.clone();
        PhysicalPlan below = top;
        while (true) {
            if (below instanceof PhysicalPlan.Filter(var input, var predicates)) {
                if (predicates.stream().anyMatch(context::containsSubquery)) {
                    return Optional.empty();
                }
                predicates.forEach(predicate -> needed.or(context.free(predicate)));
                filters.add(below);
                below = input;
            } else if (below instanceof PhysicalPlan.LabelFilter(var input, var entity, var _)) {
                needed.set(entity.id());
                filters.add(below);
                below = input;
            } else {
                break;
            }
        }
        if (!(below instanceof PhysicalPlan.Expand expand) || expand.into() || expand.relationshipBound()) {
            return Optional.empty();
        }
        needed.clear(expand.to().id());
        needed.clear(expand.relationship().id());
        needed.set(expand.from().id());
        List<LogicalPlan.Projection> markers = new ArrayList<>();
        for (Symbol other : expand.distinctFrom()) {
            Expr marker = marker(expand, other);
            if (marker == null) {
                return Optional.empty();
            }
            markers.add(new LogicalPlan.Projection(context.fresh("  used"), marker));
        }
        List<Symbol> kept = needed.stream().mapToObj(context::symbol).toList();
        return pays(expand, needed, context)
                ? Optional.of(new LastExpand(expand, filters, markers, kept))
                : Optional.empty();
    }

    /// Whether several rows of the input are likely to agree in what matters: the node is reached by an expansion from
    /// more than one row,
    /// and nothing that tells those rows apart is kept.
    private static boolean pays(PhysicalPlan.Expand expand, BitSet needed, RewriteContext context) {
        if (context.estimate(expand) < LEAST_FANOUT * context.estimate(expand.input())) {
            return false;
        }
        PhysicalPlan.Expand reaching = definition(expand.input(), expand.from());
        return reaching != null
                && reaching.to().equals(expand.from())
                && !needed.get(reaching.from().id())
                && !needed.get(reaching.relationship().id())
                && context.estimate(reaching.input()) > 1.5;
    }

    /// `CASE WHEN r starts at x THEN r END`; null if that cannot be told, or is always so.
    private static @Nullable Expr marker(PhysicalPlan.Expand expand, Symbol relationship) {
        PhysicalPlan.Expand source = definition(expand.input(), relationship);
        if (source == null || source.relationshipBound()) {
            return null;
        }
        List<Symbol> ends = new ArrayList<>();
        if (mayTouch(expand.direction(), source.direction(), true)) {
            ends.add(source.from());
        }
        if (mayTouch(expand.direction(), source.direction(), false)) {
            ends.add(source.to());
        }
        if (ends.contains(expand.from())) {
            return null;
        }
        List<Expr> tests = new ArrayList<>();
        for (Symbol end : ends) {
            tests.add(new Expr.Comparison(
                    Expr.ComparisonOperator.EQUAL, new Expr.Variable(end), new Expr.Variable(expand.from())));
        }
        Expr test = tests.size() == 1 ? tests.getFirst() : new Expr.Or(tests);
        return new Expr.Case(List.of(new Expr.When(test, new Expr.Variable(relationship))), null);
    }

    /// Whether an expansion in direction `next` from node x can meet a relationship that was walked in direction
    /// `walked` with x as the node walked from (`origin`), or walked to.
    private static boolean mayTouch(Pattern.Direction next, Pattern.Direction walked, boolean origin) {
        if (next == Pattern.Direction.BOTH || walked == Pattern.Direction.BOTH) {
            return true;
        }
        return (next == walked) == origin;
    }

    /// The expansion in the chain below that binds `symbol`; null if something else does.
    private static PhysicalPlan.@Nullable Expand definition(PhysicalPlan plan, Symbol symbol) {
        return switch (plan) {
            case PhysicalPlan.Expand expand ->
                expand.relationship().equals(symbol) || (expand.to().equals(symbol) && !expand.into())
                        ? expand
                        : definition(expand.input(), symbol);
            case PhysicalPlan.Filter filter -> definition(filter.input(), symbol);
            case PhysicalPlan.LabelFilter filter -> definition(filter.input(), symbol);
            default -> null; // what binds it is not known
        };
    }

    /// The input of the expansion with the markers added.
    PhysicalPlan marked(RewriteContext context) {
        return markers.isEmpty()
                ? expand.input()
                : context.estimated(
                        new PhysicalPlan.Project(expand.input(), markers, false), context.estimate(expand.input()));
    }

    /// All columns that rows are collapsed by.
    List<Symbol> columns() {
        List<Symbol> columns = new ArrayList<>(kept);
        markers.forEach(marker -> columns.add(marker.symbol()));
        return columns;
    }

    /// The expansion and the filters on top of a collapsed input.
    PhysicalPlan over(PhysicalPlan collapsed, RewriteContext context) {
        double share = context.estimate(collapsed) / Math.max(1, context.estimate(expand.input()));
        PhysicalPlan plan = context.estimated(
                new PhysicalPlan.Expand(
                        collapsed,
                        expand.from(),
                        expand.relationship(),
                        expand.to(),
                        expand.direction(),
                        expand.types(),
                        false,
                        false,
                        markers.stream().map(LogicalPlan.Projection::symbol).toList()),
                context.estimate(expand) * share);
        for (PhysicalPlan filter : filters.reversed()) {
            double rows = context.estimate(filter) * share;
            plan = filter instanceof PhysicalPlan.LabelFilter(var _, var entity, var labels)
                    ? context.estimated(new PhysicalPlan.LabelFilter(plan, entity, labels), rows)
                    : context.estimated(
                            new PhysicalPlan.Filter(plan, ((PhysicalPlan.Filter) filter).predicates()), rows);
        }
        return plan;
    }
}
