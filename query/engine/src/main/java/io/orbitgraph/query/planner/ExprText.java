package io.orbitgraph.query.planner;

import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueText;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.logical.Pattern;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Expressions as text, near to how they are written, for plans that people read.
final class ExprText {
    private ExprText() {}

    static String of(Expr expr) {
        return switch (expr) {
            case Expr.Literal(var value) -> value(value);
            case Expr.Parameter(var name) -> "$" + name;
            case Expr.Variable(var symbol) -> symbol.name();
            case Expr.Property(var subject, var key, var _) -> of(subject) + "." + key;
            case Expr.Index(var subject, var index, var _) -> of(subject) + "[" + of(index) + "]";
            case Expr.Slice(var subject, var from, var to, var _) ->
                of(subject) + "[" + (from == null ? "" : of(from)) + ".." + (to == null ? "" : of(to)) + "]";
            case Expr.ListOf(var items) -> "[" + list(items) + "]";
            case Expr.MapOf(var entries) -> "{" + entries(entries) + "}";
            case Expr.MapProjection(var subject, var all, var entries, var _) ->
                of(subject) + " {" + (all ? ".*" + (entries.isEmpty() ? "" : ", ") : "") + entries(entries) + "}";
            case Expr.Call(var function, var arguments, var _) -> function + "(" + list(arguments) + ")";
            case Expr.AggregateCall(var function, var arguments, var distinct, var _) ->
                function + "(" + (distinct ? "DISTINCT " : "") + (arguments.isEmpty() ? "*" : list(arguments)) + ")";
            case Expr.Arithmetic(var operator, var left, var right, var _) ->
                of(left) + " " + arithmetic(operator) + " " + of(right);
            case Expr.Negate(var operand, var _) -> "-" + of(operand);
            case Expr.Comparison(var operator, var left, var right) ->
                of(left) + " " + comparison(operator) + " " + of(right);
            case Expr.And(var operands) -> joined(operands, " AND ");
            case Expr.Or(var operands) -> "(" + joined(operands, " OR ") + ")";
            case Expr.Xor(var left, var right) -> "(" + of(left) + " XOR " + of(right) + ")";
            case Expr.Not(Expr.IsNull(var operand)) -> of(operand) + " IS NOT NULL";
            case Expr.Not(var operand) -> "NOT " + of(operand);
            case Expr.IsNull(var operand) -> of(operand) + " IS NULL";
            case Expr.In(var element, var list, var _) -> of(element) + " IN " + of(list);
            case Expr.StringMatch(var operator, var left, var right, var _) ->
                of(left) + " " + string(operator) + " " + of(right);
            case Expr.HasLabels(var entity, var labels, var _) -> of(entity) + ":" + labels(labels);
            case Expr.IsTyped(var operand, var type) -> of(operand) + " IS :: " + type;
            case Expr.Case(var branches, var otherwise) ->
                branches.stream()
                                .map(branch -> "WHEN " + of(branch.condition()) + " THEN " + of(branch.result()))
                                .collect(Collectors.joining(" ", "CASE ", ""))
                        + (otherwise == null ? "" : " ELSE " + of(otherwise))
                        + " END";
            case Expr.Let(var symbol, var value, var body) ->
                "LET " + symbol.name() + " = " + of(value) + " IN " + of(body);
            case Expr.ListComprehension(var symbol, var list, var predicate, var projection, var _) ->
                "[" + symbol.name() + " IN " + of(list) + (predicate == null ? "" : " WHERE " + of(predicate))
                        + (projection == null ? "" : " | " + of(projection)) + "]";
            case Expr.Quantified(var quantifier, var symbol, var list, var predicate, var _) ->
                quantifier.name().toLowerCase(java.util.Locale.ROOT) + "(" + symbol.name() + " IN " + of(list)
                        + " WHERE " + of(predicate) + ")";
            case Expr.Reduce(var accumulator, var initial, var symbol, var list, var body, var _) ->
                "reduce(" + accumulator.name() + " = " + of(initial) + ", " + symbol.name() + " IN " + of(list) + " | "
                        + of(body) + ")";
            case Expr.PathOf(var elements) ->
                elements.stream().map(io.orbitgraph.query.expr.Symbol::name).collect(Collectors.joining("-", "(", ")"));
            case Expr.Subquery subquery -> subquery.kind() + " { … }";
        };
    }

    private static String value(Value value) {
        return value instanceof StringValue(var text) ? "'" + text + "'" : ValueText.of(value);
    }

    static String list(List<Expr> items) {
        return joined(items, ", ");
    }

    static String joined(List<Expr> items, String separator) {
        return items.stream().map(ExprText::of).collect(Collectors.joining(separator));
    }

    private static String entries(List<Expr.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.key() + ": " + of(entry.value()))
                .collect(Collectors.joining(", "));
    }

    static String labels(@Nullable LabelExpr labels) {
        return switch (labels) {
            case null -> "";
            case LabelExpr.Named(var name) -> name;
            case LabelExpr.Wildcard _ -> "%";
            case LabelExpr.Dynamic(var names, var all) -> (all ? "$all(" : "$any(") + of(names) + ")";
            case LabelExpr.Not(var operand) -> "!" + labels(operand);
            case LabelExpr.And(var operands) ->
                operands.stream().map(ExprText::labels).collect(Collectors.joining("&", "(", ")"));
            case LabelExpr.Or(var operands) ->
                operands.stream().map(ExprText::labels).collect(Collectors.joining("|", "(", ")"));
        };
    }

    /// `(from)-[what]->(to)`.
    static String arrow(String from, Pattern.Direction direction, String what, String to) {
        String left = direction == Pattern.Direction.IN ? "<-[" : "-[";
        String right = direction == Pattern.Direction.OUT ? "]->" : "]-";
        return "(" + from + ")" + left + what + right + "(" + to + ")";
    }

    static String types(List<String> types) {
        return types.isEmpty() ? "" : ":" + String.join("|", types);
    }

    private static String arithmetic(Expr.ArithmeticOperator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case MODULO -> "%";
            case POWER -> "^";
            case CONCATENATE -> "||";
        };
    }

    private static String comparison(Expr.ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private static String string(Expr.StringOperator operator) {
        return switch (operator) {
            case STARTS_WITH -> "STARTS WITH";
            case ENDS_WITH -> "ENDS WITH";
            case CONTAINS -> "CONTAINS";
            case REGEX -> "=~";
        };
    }
}
