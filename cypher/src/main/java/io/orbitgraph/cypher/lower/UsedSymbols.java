package io.orbitgraph.cypher.lower;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The symbols that expressions read, by id, and those that they bind for their own parts.
final class UsedSymbols {
    private final BitSet ids = new BitSet();
    private final BitSet bound = new BitSet();

    static UsedSymbols of(Collection<Expr> expressions) {
        UsedSymbols used = new UsedSymbols();
        expressions.forEach(used::add);
        return used;
    }

    static boolean uses(Expr expression, Symbol symbol) {
        return of(List.of(expression)).has(symbol);
    }

    /// Whether nothing but `available` and what the expressions bind themselves is read.
    boolean areAmong(Collection<Symbol> available) {
        BitSet others = (BitSet) ids.clone();
        others.andNot(bound);
        available.forEach(symbol -> others.clear(symbol.id()));
        return others.isEmpty();
    }

    boolean has(Symbol symbol) {
        return ids.get(symbol.id());
    }

    private void addAll(Collection<Expr> expressions) {
        expressions.forEach(this::add);
    }

    private void add(@Nullable Expr expression) {
        switch (expression) {
            case null -> {}
            case Expr.Literal _, Expr.Parameter _ -> {}
            case Expr.Variable(var symbol) -> ids.set(symbol.id());
            case Expr.Property property -> add(property.subject());
            case Expr.Index index -> {
                add(index.subject());
                add(index.index());
            }
            case Expr.Slice slice -> {
                add(slice.subject());
                add(slice.from());
                add(slice.to());
            }
            case Expr.ListOf(var items) -> addAll(items);
            case Expr.MapOf(var entries) -> entries.forEach(entry -> add(entry.value()));
            case Expr.MapProjection projection -> {
                add(projection.subject());
                projection.entries().forEach(entry -> add(entry.value()));
            }
            case Expr.Call call -> addAll(call.arguments());
            case Expr.AggregateCall call -> addAll(call.arguments());
            case Expr.Arithmetic arithmetic -> {
                add(arithmetic.left());
                add(arithmetic.right());
            }
            case Expr.Negate negate -> add(negate.operand());
            case Expr.Comparison comparison -> {
                add(comparison.left());
                add(comparison.right());
            }
            case Expr.And(var operands) -> addAll(operands);
            case Expr.Or(var operands) -> addAll(operands);
            case Expr.Xor(var left, var right) -> {
                add(left);
                add(right);
            }
            case Expr.Not(var operand) -> add(operand);
            case Expr.IsNull(var operand) -> add(operand);
            case Expr.In in -> {
                add(in.element());
                add(in.list());
            }
            case Expr.StringMatch match -> {
                add(match.left());
                add(match.right());
            }
            case Expr.HasLabels has -> {
                add(has.entity());
                add(has.labels());
            }
            case Expr.IsTyped typed -> add(typed.operand());
            case Expr.Case choice -> {
                choice.branches().forEach(branch -> {
                    add(branch.condition());
                    add(branch.result());
                });
                add(choice.otherwise());
            }
            case Expr.Let(var symbol, var value, var body) -> {
                bound.set(symbol.id());
                add(value);
                add(body);
            }
            case Expr.ListComprehension comprehension -> {
                bound.set(comprehension.symbol().id());
                add(comprehension.list());
                add(comprehension.predicate());
                add(comprehension.projection());
            }
            case Expr.Quantified quantified -> {
                bound.set(quantified.symbol().id());
                add(quantified.list());
                add(quantified.predicate());
            }
            case Expr.Reduce reduce -> {
                bound.set(reduce.accumulator().id());
                bound.set(reduce.symbol().id());
                add(reduce.initial());
                add(reduce.list());
                add(reduce.body());
            }
            case Expr.PathOf(var elements) -> elements.forEach(symbol -> ids.set(symbol.id()));
            case Expr.Subquery subquery -> addArguments(subquery.plan());
        }
    }

    private void add(LabelExpr labels) {
        switch (labels) {
            case LabelExpr.Named _, LabelExpr.Wildcard _ -> {}
            case LabelExpr.Dynamic(var names, var _) -> add(names);
            case LabelExpr.Not(var operand) -> add(operand);
            case LabelExpr.And(var operands) -> operands.forEach(this::add);
            case LabelExpr.Or(var operands) -> operands.forEach(this::add);
        }
    }

    /// A subquery reads what it starts from.
    private void addArguments(LogicalPlan plan) {
        switch (plan) {
            case LogicalPlan.Argument(var symbols) -> symbols.forEach(symbol -> ids.set(symbol.id()));
            case LogicalPlan.Union union -> {
                addArguments(union.left());
                addArguments(union.right());
            }
            case LogicalPlan.Match match -> addArguments(match.input());
            case LogicalPlan.Filter filter -> addArguments(filter.input());
            case LogicalPlan.Project project -> addArguments(project.input());
            case LogicalPlan.Aggregate aggregate -> addArguments(aggregate.input());
            case LogicalPlan.Distinct distinct -> addArguments(distinct.input());
            case LogicalPlan.Sort sort -> addArguments(sort.input());
            case LogicalPlan.Skip skip -> addArguments(skip.input());
            case LogicalPlan.Limit limit -> addArguments(limit.input());
            case LogicalPlan.Unwind unwind -> addArguments(unwind.input());
            case LogicalPlan.Apply apply -> addArguments(apply.input());
            case LogicalPlan.CallProcedure call -> addArguments(call.input());
            case LogicalPlan.Create create -> addArguments(create.input());
            case LogicalPlan.Merge merge -> addArguments(merge.input());
            case LogicalPlan.Set set -> addArguments(set.input());
            case LogicalPlan.Delete delete -> addArguments(delete.input());
            case LogicalPlan.Foreach foreach -> addArguments(foreach.input());
            case LogicalPlan.Finish finish -> addArguments(finish.input());
        }
    }
}
