package io.orbitgraph.query.planner;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks over expressions: children, free symbols, conjunctions.
final class ExprTree {
    private ExprTree() {}

    /// Calls `action` for each direct child expression; plans inside subqueries are not entered.
    static void children(Expr expr, Consumer<Expr> action) {
        switch (expr) {
            case Expr.Literal _, Expr.Parameter _, Expr.Variable _, Expr.PathOf _, Expr.Subquery _ -> {}
            case Expr.Property(var subject, var _, var _) -> action.accept(subject);
            case Expr.Index(var subject, var index, var _) -> both(subject, index, action);
            case Expr.Slice(var subject, var from, var to, var _) -> {
                action.accept(subject);
                optional(from, action);
                optional(to, action);
            }
            case Expr.ListOf(var items) -> items.forEach(action);
            case Expr.MapOf(var entries) -> entries.forEach(entry -> action.accept(entry.value()));
            case Expr.MapProjection(var subject, var _, var entries, var _) -> {
                action.accept(subject);
                entries.forEach(entry -> action.accept(entry.value()));
            }
            case Expr.Call(var _, var arguments, var _) -> arguments.forEach(action);
            case Expr.AggregateCall(var _, var arguments, var _, var _) -> arguments.forEach(action);
            case Expr.Arithmetic(var _, var left, var right, var _) -> both(left, right, action);
            case Expr.Negate(var operand, var _) -> action.accept(operand);
            case Expr.Comparison(var _, var left, var right) -> both(left, right, action);
            case Expr.And(var operands) -> operands.forEach(action);
            case Expr.Or(var operands) -> operands.forEach(action);
            case Expr.Xor(var left, var right) -> both(left, right, action);
            case Expr.Not(var operand) -> action.accept(operand);
            case Expr.IsNull(var operand) -> action.accept(operand);
            case Expr.In(var element, var list, var _) -> both(element, list, action);
            case Expr.StringMatch(var _, var left, var right, var _) -> both(left, right, action);
            case Expr.HasLabels(var entity, var labels, var _) -> {
                action.accept(entity);
                labelNames(labels, action);
            }
            case Expr.IsTyped(var operand, var _) -> action.accept(operand);
            case Expr.Case(var branches, var otherwise) -> {
                for (Expr.When branch : branches) {
                    both(branch.condition(), branch.result(), action);
                }
                optional(otherwise, action);
            }
            case Expr.Let(var _, var value, var body) -> both(value, body, action);
            case Expr.ListComprehension(var _, var list, var predicate, var projection, var _) -> {
                action.accept(list);
                optional(predicate, action);
                optional(projection, action);
            }
            case Expr.Quantified(var _, var _, var list, var predicate, var _) -> both(list, predicate, action);
            case Expr.Reduce(var _, var initial, var _, var list, var body, var _) -> {
                both(initial, list, action);
                action.accept(body);
            }
        }
    }

    private static void both(Expr left, Expr right, Consumer<Expr> action) {
        action.accept(left);
        action.accept(right);
    }

    private static void optional(@Nullable Expr expr, Consumer<Expr> action) {
        if (expr != null) {
            action.accept(expr);
        }
    }

    /// The expressions that compute names in a label expression.
    static void labelNames(LabelExpr labels, Consumer<Expr> action) {
        switch (labels) {
            case LabelExpr.Named _, LabelExpr.Wildcard _ -> {}
            case LabelExpr.Dynamic(var names, var _) -> action.accept(names);
            case LabelExpr.Not(var operand) -> labelNames(operand, action);
            case LabelExpr.And(var operands) -> operands.forEach(operand -> labelNames(operand, action));
            case LabelExpr.Or(var operands) -> operands.forEach(operand -> labelNames(operand, action));
        }
    }

    /// The ids of the symbols that an expression takes from outside.
    static BitSet free(Expr expr) {
        BitSet symbols = new BitSet();
        addFree(expr, symbols);
        return symbols;
    }

    static void addFree(Expr expr, BitSet into) {
        switch (expr) {
            case Expr.Variable(var symbol) -> into.set(symbol.id());
            case Expr.PathOf(var elements) -> elements.forEach(element -> into.set(element.id()));
            case Expr.Subquery(var _, var plan, var _, var _) -> addArguments(plan, into);
            case Expr.Let(var symbol, var value, var body) -> {
                addFree(value, into);
                addBody(into, body, symbol);
            }
            case Expr.ListComprehension(var symbol, var list, var predicate, var projection, var _) -> {
                addFree(list, into);
                addBody(into, predicate, symbol);
                addBody(into, projection, symbol);
            }
            case Expr.Quantified(var _, var symbol, var list, var predicate, var _) -> {
                addFree(list, into);
                addBody(into, predicate, symbol);
            }
            case Expr.Reduce(var accumulator, var initial, var symbol, var list, var body, var _) -> {
                addFree(initial, into);
                addFree(list, into);
                addBody(into, body, accumulator, symbol);
            }
            case Expr.Literal _,
                    Expr.Parameter _,
                    Expr.Property _,
                    Expr.Index _,
                    Expr.Slice _,
                    Expr.ListOf _,
                    Expr.MapOf _,
                    Expr.MapProjection _,
                    Expr.Call _,
                    Expr.AggregateCall _,
                    Expr.Arithmetic _,
                    Expr.Negate _,
                    Expr.Comparison _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.Xor _,
                    Expr.Not _,
                    Expr.IsNull _,
                    Expr.In _,
                    Expr.StringMatch _,
                    Expr.HasLabels _,
                    Expr.IsTyped _,
                    Expr.Case _ -> children(expr, child -> addFree(child, into));
        }
    }

    private static void addBody(BitSet into, @Nullable Expr body, Symbol... locals) {
        if (body != null) {
            BitSet inner = free(body);
            for (Symbol local : locals) {
                inner.clear(local.id());
            }
            into.or(inner);
        }
    }

    /// What a subquery's plan takes from outside: the symbols of the Argument it starts from.
    static void addArguments(LogicalPlan plan, BitSet into) {
        switch (plan) {
            case LogicalPlan.Argument(var symbols) -> symbols.forEach(symbol -> into.set(symbol.id()));
            case LogicalPlan.Union(var left, var right, var _, var _) -> {
                addArguments(left, into);
                addArguments(right, into);
            }
            case LogicalPlan.Match match -> addArguments(match.input(), into);
            case LogicalPlan.Filter filter -> addArguments(filter.input(), into);
            case LogicalPlan.Project project -> addArguments(project.input(), into);
            case LogicalPlan.Aggregate aggregate -> addArguments(aggregate.input(), into);
            case LogicalPlan.Distinct distinct -> addArguments(distinct.input(), into);
            case LogicalPlan.Sort sort -> addArguments(sort.input(), into);
            case LogicalPlan.Skip skip -> addArguments(skip.input(), into);
            case LogicalPlan.Limit limit -> addArguments(limit.input(), into);
            case LogicalPlan.Unwind unwind -> addArguments(unwind.input(), into);
            case LogicalPlan.Apply apply -> addArguments(apply.input(), into);
            case LogicalPlan.CallProcedure call -> addArguments(call.input(), into);
            case LogicalPlan.Create create -> addArguments(create.input(), into);
            case LogicalPlan.Merge merge -> addArguments(merge.input(), into);
            case LogicalPlan.Set set -> addArguments(set.input(), into);
            case LogicalPlan.Delete delete -> addArguments(delete.input(), into);
            case LogicalPlan.Foreach each -> addArguments(each.input(), into);
            case LogicalPlan.Finish finish -> addArguments(finish.input(), into);
        }
    }

    /// The operands of nested conjunctions, in order.
    static List<Expr> conjuncts(List<Expr> predicates) {
        List<Expr> result = new ArrayList<>();
        for (Expr predicate : predicates) {
            addConjuncts(predicate, result);
        }
        return result;
    }

    private static void addConjuncts(Expr predicate, List<Expr> into) {
        if (predicate instanceof Expr.And(var operands)) {
            operands.forEach(operand -> addConjuncts(operand, into));
        } else {
            into.add(predicate);
        }
    }

    static boolean containsSubquery(Expr expr) {
        if (expr instanceof Expr.Subquery) {
            return true;
        }
        boolean[] found = new boolean[1];
        children(expr, child -> found[0] |= containsSubquery(child));
        return found[0];
    }

    /// Whether `outer` holds every bit of `inner`.
    static boolean contains(BitSet outer, BitSet inner) {
        for (int i = inner.nextSetBit(0); i >= 0; i = inner.nextSetBit(i + 1)) {
            if (!outer.get(i)) {
                return false;
            }
        }
        return true;
    }
}
