package io.orbitgraph.query.planner;

import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Translates a logical plan operator by operator, inputs first; patterns go to {@link MatchPlanner}.
final class ClausePlanner {
    /// What LIMIT or SKIP is taken for when its number is a parameter.
    private static final double ASSUMED_COUNT = 25;

    private final PlanningContext context;
    private final PredicatePlacement predicates;
    private final MatchPlanner matches;

    ClausePlanner(PlanningContext context) {
        this.context = context;
        this.predicates = new PredicatePlacement(context, this);
        this.matches = new MatchPlanner(context, this, predicates);
    }

    /// A plan that starts from the rows of an outer one; its rows are estimated per outer row.
    Draft nested(LogicalPlan plan, Draft outer) {
        return plan(plan, outer.labels());
    }

    Draft root(LogicalPlan plan) {
        return plan(plan, Map.of());
    }

    private Draft plan(LogicalPlan plan, Map<Integer, List<String>> labels) {
        return switch (plan) {
            case LogicalPlan.Argument(var symbols) -> {
                context.register(symbols);
                BitSet bound = new BitSet();
                symbols.forEach(symbol -> bound.set(symbol.id()));
                yield new Draft(context.estimated(new PhysicalPlan.Argument(symbols), 1), bound, 1, labels);
            }
            case LogicalPlan.Match match -> matches.plan(plan(match.input(), labels), match);
            case LogicalPlan.Filter(var input, var predicate) -> predicates.filter(plan(input, labels), predicate);
            case LogicalPlan.Project project -> project(plan(project.input(), labels), project);
            case LogicalPlan.Aggregate aggregate -> aggregate(plan(aggregate.input(), labels), aggregate);
            case LogicalPlan.Distinct(var input, var symbols) -> {
                Draft draft = plan(input, labels);
                double rows = Math.max(1, draft.rows() * 0.5);
                yield only(draft, new PhysicalPlan.Distinct(draft.plan(), symbols), rows, symbols);
            }
            case LogicalPlan.Sort(var input, var keys) -> {
                Draft draft = plan(input, labels);
                yield same(draft, new PhysicalPlan.Sort(draft.plan(), keys), draft.rows());
            }
            case LogicalPlan.Skip(var input, var count) -> {
                Draft draft = plan(input, labels);
                yield same(
                        draft, new PhysicalPlan.Skip(draft.plan(), count), Math.max(0, draft.rows() - number(count)));
            }
            case LogicalPlan.Limit limit -> limit(limit, labels);
            case LogicalPlan.Unwind(var input, var list, var symbol) -> {
                Draft draft = plan(input, labels);
                double size = list instanceof Expr.ListOf(var items) ? items.size() : 10;
                yield more(
                        draft,
                        new PhysicalPlan.Unwind(draft.plan(), list, symbol),
                        draft.rows() * size,
                        List.of(symbol));
            }
            case LogicalPlan.Union union -> union(union, labels);
            case LogicalPlan.Apply apply -> apply(plan(apply.input(), labels), apply);
            case LogicalPlan.CallProcedure(
                    var input,
                    var procedure,
                    var arguments,
                    var yields,
                    var optional,
                    var offset) -> {
                Draft draft = plan(input, labels);
                yield more(
                        draft,
                        new PhysicalPlan.CallProcedure(draft.plan(), procedure, arguments, yields, optional, offset),
                        draft.rows() * (yields.isEmpty() ? 1 : 10),
                        yields.stream().map(LogicalPlan.Yield::symbol).toList());
            }
            case LogicalPlan.Create create -> {
                LogicalPlan.Create whole = CreateSubqueries.first(CreateChain.fused(create), context);
                Draft draft = plan(whole.input(), labels);
                yield more(
                        draft,
                        new PhysicalPlan.Create(draft.plan(), whole.pattern()),
                        draft.rows(),
                        created(whole.pattern()));
            }
            case LogicalPlan.Merge(var input, var match, var create, var onMatch, var onCreate) -> {
                Draft draft = plan(input, labels);
                Draft found = nested(match, draft);
                yield more(
                        draft,
                        new PhysicalPlan.Merge(draft.plan(), found.plan(), create, onMatch, onCreate),
                        draft.rows() * Math.max(1, found.rows()),
                        created(create));
            }
            case LogicalPlan.Set(var input, var items) -> {
                Draft draft = plan(input, labels);
                yield same(draft, new PhysicalPlan.Set(draft.plan(), items), draft.rows());
            }
            case LogicalPlan.Delete(var input, var values, var detach, var offset) -> {
                Draft draft = plan(input, labels);
                yield same(draft, new PhysicalPlan.Delete(draft.plan(), values, detach, offset), draft.rows());
            }
            case LogicalPlan.Foreach(var input, var symbol, var list, var body) -> {
                Draft draft = plan(input, labels);
                PhysicalPlan each = new PhysicalPlan.Foreach(
                        draft.plan(), symbol, list, nested(body, draft).plan());
                yield same(draft, each, draft.rows());
            }
            case LogicalPlan.Finish(var input) -> {
                Draft draft = plan(input, labels);
                yield same(draft, new PhysicalPlan.Finish(draft.plan()), 0);
            }
        };
    }

    private Draft project(Draft input, LogicalPlan.Project project) {
        PhysicalPlan plan = new PhysicalPlan.Project(input.plan(), project.projections(), project.dropOthers());
        List<Symbol> symbols = project.projections().stream()
                .map(LogicalPlan.Projection::symbol)
                .toList();
        Draft draft = project.dropOthers()
                ? only(input, plan, input.rows(), symbols)
                : more(input, plan, input.rows(), symbols);
        return new Draft(draft.plan(), draft.bound(), draft.rows(), PlanLabels.through(project, input.labels()));
    }

    private Draft aggregate(Draft input, LogicalPlan.Aggregate aggregate) {
        List<Symbol> symbols = new ArrayList<>();
        aggregate.keys().forEach(key -> symbols.add(key.symbol()));
        aggregate.aggregates().forEach(value -> symbols.add(value.symbol()));
        double rows = aggregate.keys().isEmpty() ? 1 : Math.max(1, Math.sqrt(input.rows()));
        return only(
                input,
                new PhysicalPlan.Aggregate(input.plan(), aggregate.keys(), aggregate.aggregates()),
                rows,
                symbols);
    }

    /// ```
    /// Limit(Sort(x, k), n)           ->  Top(x, k, n)
    /// Limit(Skip(Sort(x, k), s), n)  ->  Limit(Skip(Top(x, k, s + n), s), n)     where both numbers are literals
    /// ```
    private Draft limit(LogicalPlan.Limit limit, Map<Integer, List<String>> labels) {
        LogicalPlan input = limit.input();
        if (input instanceof LogicalPlan.Sort(var sorted, var keys)) {
            Draft draft = plan(sorted, labels);
            return same(
                    draft,
                    new PhysicalPlan.Top(draft.plan(), keys, limit.count()),
                    Math.min(draft.rows(), number(limit.count())));
        }
        if (input instanceof LogicalPlan.Skip(LogicalPlan.Sort(var sorted, var keys), var skip)
                && isSmall(skip)
                && isSmall(limit.count())) {
            Draft draft = plan(sorted, labels);
            double rows = number(skip) + number(limit.count());
            Expr both = new Expr.Literal(Value.of((long) rows));
            Draft top = same(draft, new PhysicalPlan.Top(draft.plan(), keys, both), Math.min(draft.rows(), rows));
            Draft skipped = same(top, new PhysicalPlan.Skip(top.plan(), skip), Math.max(0, top.rows() - number(skip)));
            return cut(skipped, limit.count());
        }
        return cut(plan(input, labels), limit.count());
    }

    private Draft cut(Draft input, Expr count) {
        return same(
                input,
                new PhysicalPlan.Limit(input.plan(), count, PlanFacts.hasSideEffects(input.plan())),
                Math.min(input.rows(), number(count)));
    }

    /// Whether a count is a literal whose sums are exact.
    private static boolean isSmall(Expr count) {
        return count instanceof Expr.Literal(IntegerValue(long value)) && value >= 0 && value < 1L << 40;
    }

    private static double number(Expr count) {
        return count instanceof Expr.Literal(IntegerValue(long value)) ? value : ASSUMED_COUNT;
    }

    private Draft union(LogicalPlan.Union union, Map<Integer, List<String>> labels) {
        Draft left = plan(union.left(), labels);
        Draft right = plan(union.right(), labels);
        List<Symbol> results =
                union.columns().stream().map(LogicalPlan.UnionColumn::result).toList();
        Draft all = only(
                left,
                new PhysicalPlan.Union(left.plan(), right.plan(), union.columns()),
                left.rows() + right.rows(),
                results);
        return union.distinct() ? only(all, new PhysicalPlan.Distinct(all.plan(), results), all.rows(), results) : all;
    }

    private Draft apply(Draft input, LogicalPlan.Apply apply) {
        Draft inner = nested(apply.subquery(), input);
        PhysicalPlan.ApplyKind kind = apply.unit()
                ? PhysicalPlan.ApplyKind.UNIT
                : apply.optional() ? PhysicalPlan.ApplyKind.OPTIONAL : PhysicalPlan.ApplyKind.JOIN;
        double rows = input.rows()
                * switch (kind) {
                    case UNIT -> 1;
                    case OPTIONAL -> Math.max(1, inner.rows());
                    case JOIN, SEMI, ANTI -> inner.rows();
                };
        PhysicalPlan plan = new PhysicalPlan.Apply(
                input.plan(), inner.plan(), kind, apply.results(), PlanFacts.needsRowBoundaries(inner.plan()));
        return more(input, plan, rows, apply.results());
    }

    private static List<Symbol> created(LogicalPlan.CreatePattern pattern) {
        List<Symbol> symbols = new ArrayList<>();
        pattern.nodes().forEach(node -> symbols.add(node.symbol()));
        pattern.relationships().forEach(relationship -> symbols.add(relationship.symbol()));
        return symbols;
    }

    private Draft same(Draft input, PhysicalPlan plan, double rows) {
        return input.with(context.estimated(plan, rows), rows);
    }

    private Draft more(Draft input, PhysicalPlan plan, double rows, List<Symbol> symbols) {
        context.register(symbols);
        return input.binding(context.estimated(plan, rows), rows, symbols);
    }

    private Draft only(Draft input, PhysicalPlan plan, double rows, List<Symbol> symbols) {
        Draft empty = new Draft(input.plan(), new BitSet(), input.rows(), input.labels());
        return more(empty, plan, rows, symbols);
    }
}
