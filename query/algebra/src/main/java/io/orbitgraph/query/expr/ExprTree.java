package io.orbitgraph.query.expr;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks over expressions.
public final class ExprTree {
    private ExprTree() {}

    /// Calls `action` for each direct child expression; plans inside subqueries are not entered.
    public static void children(Expr expr, Consumer<Expr> action) {
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
    public static void labelNames(LabelExpr labels, Consumer<Expr> action) {
        switch (labels) {
            case LabelExpr.Named _, LabelExpr.Wildcard _ -> {}
            case LabelExpr.Dynamic(var names, var _) -> action.accept(names);
            case LabelExpr.Not(var operand) -> labelNames(operand, action);
            case LabelExpr.And(var operands) -> operands.forEach(operand -> labelNames(operand, action));
            case LabelExpr.Or(var operands) -> operands.forEach(operand -> labelNames(operand, action));
        }
    }

    public static boolean containsSubquery(Expr expr) {
        if (expr instanceof Expr.Subquery) {
            return true;
        }
        boolean[] found = new boolean[1];
        children(expr, child -> found[0] |= containsSubquery(child));
        return found[0];
    }
}
