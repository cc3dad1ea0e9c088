package io.orbitgraph.cypher;

import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plans as text: one operator a line, inputs indented below. A symbol is written as its name, followed by `'` for each
/// earlier symbol of that name in the text; anonymous ones are `_1`, `_2`, ….
final class PlanText {
    private final Map<Symbol, String> names = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int anonymous;

    static String of(CompiledStatement compiled) {
        PlanText text = new PlanText();
        switch (compiled.statement()) {
            case Statement.Query query -> {
                text.plan(query.plan(), 0);
                String columns = query.columns().stream()
                        .map(column -> column.name() + "=" + text.name(column.symbol()))
                        .collect(Collectors.joining(", "));
                text.lines.add(0, "columns [" + columns + "]" + (query.writes() ? " writes" : ""));
            }
            case Statement.CreateIndex index -> text.lines.add(index.toString());
            case Statement.DropIndex index -> text.lines.add(index.toString());
            default -> text.lines.add(compiled.statement().toString());
        }
        return String.join("\n", text.lines);
    }

    private String name(Symbol symbol) {
        return names.computeIfAbsent(symbol, s -> {
            if (s.name().startsWith("  ")) {
                return "_" + ++anonymous;
            }
            return s.name() + "'".repeat(uses.merge(s.name(), 1, Integer::sum) - 1);
        });
    }

    private String names(List<Symbol> symbols) {
        return symbols.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + text.strip());
    }

    /// The operator's line comes after those of its inputs are named, but stands before them.
    private void plan(LogicalPlan plan, int depth) {
        int at = lines.size();
        switch (plan) {
            case LogicalPlan.Argument(var symbols) -> line(depth, "Argument " + names(symbols));
            case LogicalPlan.Match match -> {
                plan(match.input(), depth + 1);
                at(
                        at,
                        depth,
                        (match.optional() ? "OptionalMatch " : "Match ")
                                + (match.repeatable() ? "repeatable " : "")
                                + pattern(match.pattern())
                                + where(match.predicates()));
            }
            case LogicalPlan.Filter(var input, var predicate) -> {
                plan(input, depth + 1);
                at(at, depth, "Filter " + expr(predicate));
            }
            case LogicalPlan.Project project -> {
                plan(project.input(), depth + 1);
                at(at, depth, (project.dropOthers() ? "Project " : "Extend ") + projections(project.projections()));
            }
            case LogicalPlan.Aggregate aggregate -> {
                plan(aggregate.input(), depth + 1);
                at(
                        at,
                        depth,
                        "Aggregate [" + projections(aggregate.keys()) + "] " + projections(aggregate.aggregates()));
            }
            case LogicalPlan.Distinct(var input, var symbols) -> {
                plan(input, depth + 1);
                at(at, depth, "Distinct " + names(symbols));
            }
            case LogicalPlan.Sort(var input, var keys) -> {
                plan(input, depth + 1);
                at(
                        at,
                        depth,
                        "Sort "
                                + keys.stream()
                                        .map(key -> expr(key.expression()) + (key.ascending() ? "" : " DESC"))
                                        .collect(Collectors.joining(", ")));
            }
            case LogicalPlan.Skip(var input, var count) -> {
                plan(input, depth + 1);
                at(at, depth, "Skip " + expr(count));
            }
            case LogicalPlan.Limit(var input, var count) -> {
                plan(input, depth + 1);
                at(at, depth, "Limit " + expr(count));
            }
            case LogicalPlan.Unwind(var input, var list, var symbol) -> {
                plan(input, depth + 1);
                at(at, depth, "Unwind " + expr(list) + " AS " + name(symbol));
            }
            case LogicalPlan.Union union -> {
                plan(union.left(), depth + 1);
                plan(union.right(), depth + 1);
                at(
                        at,
                        depth,
                        (union.distinct() ? "UnionDistinct " : "Union ")
                                + union.columns().stream()
                                        .map(column -> name(column.result()) + "=" + name(column.left()) + "|"
                                                + name(column.right()))
                                        .collect(Collectors.joining(", ")));
            }
            case LogicalPlan.Apply apply -> {
                plan(apply.input(), depth + 1);
                plan(apply.subquery(), depth + 1);
                at(
                        at,
                        depth,
                        (apply.optional() ? "OptionalApply " : "Apply ")
                                + (apply.unit() ? "unit" : names(apply.results())));
            }
            case LogicalPlan.CallProcedure call -> {
                plan(call.input(), depth + 1);
                at(
                        at,
                        depth,
                        (call.optional() ? "OptionalCall " : "Call ") + call.procedure() + "("
                                + exprs(call.arguments()) + ") "
                                + call.yields().stream()
                                        .map(yield -> yield.field() + " AS " + name(yield.symbol()))
                                        .collect(Collectors.joining(", ")));
            }
            case LogicalPlan.Create(var input, var pattern) -> {
                plan(input, depth + 1);
                at(at, depth, "Create " + created(pattern));
            }
            case LogicalPlan.Merge merge -> {
                plan(merge.input(), depth + 1);
                plan(merge.match(), depth + 1);
                at(
                        at,
                        depth,
                        "Merge " + created(merge.create()) + " onMatch [" + items(merge.onMatch()) + "] onCreate ["
                                + items(merge.onCreate()) + "]");
            }
            case LogicalPlan.Set(var input, var items) -> {
                plan(input, depth + 1);
                at(at, depth, "Set " + items(items));
            }
            case LogicalPlan.Delete delete -> {
                plan(delete.input(), depth + 1);
                at(at, depth, (delete.detach() ? "DetachDelete " : "Delete ") + exprs(delete.values()));
            }
            case LogicalPlan.Foreach(var input, var symbol, var list, var body) -> {
                plan(input, depth + 1);
                plan(body, depth + 1);
                at(at, depth, "Foreach " + name(symbol) + " IN " + expr(list));
            }
            case LogicalPlan.Finish(var input) -> {
                plan(input, depth + 1);
                at(at, depth, "Finish");
            }
        }
    }

    private void at(int line, int depth, String text) {
        lines.add(line, "  ".repeat(depth) + text.strip());
    }

    private String where(List<Expr> predicates) {
        return predicates.isEmpty()
                ? ""
                : " WHERE " + predicates.stream().map(this::expr).collect(Collectors.joining(" ; "));
    }

    private String projections(List<LogicalPlan.Projection> projections) {
        return projections.stream()
                .map(projection -> {
                    String value = expr(projection.expression());
                    String name = name(projection.symbol());
                    return value.equals(name) ? name : value + " AS " + name;
                })
                .collect(Collectors.joining(", "));
    }

    private String pattern(Pattern pattern) {
        List<String> parts = new ArrayList<>();
        for (Pattern.Node node : pattern.nodes()) {
            parts.add("(" + name(node.symbol()) + labels(node.labels()) + ")");
        }
        for (Pattern.Connection connection : pattern.connections()) {
            parts.add(connection(connection));
        }
        return String.join(" ", parts);
    }

    private String connection(Pattern.Connection connection) {
        String left = "(" + name(connection.left()) + ")";
        String right = "(" + name(connection.right()) + ")";
        return switch (connection) {
            case Pattern.Relationship r -> left + arrow(r.direction(), name(r.symbol()) + labels(r.types())) + right;
            case Pattern.VariableLength v -> left + arrow(v.direction(), variable(v)) + right;
            case Pattern.ShortestPath s ->
                name(s.path()) + "=" + (s.all() ? "allShortest" : "shortest") + left
                        + arrow(s.connection().direction(), variable(s.connection())) + right
                        + where(s.predicates());
            case Pattern.Quantified q ->
                left + "{" + pattern(q.inner()) + " from " + name(q.innerLeft()) + " to " + name(q.innerRight())
                        + where(q.predicates()) + "}*" + q.min() + ".." + q.max() + " groups "
                        + q.groups().stream()
                                .map(group -> name(group.inner()) + "->" + name(group.outer()))
                                .toList()
                        + right;
        };
    }

    private String variable(Pattern.VariableLength v) {
        Expr predicate = v.predicate();
        return name(v.symbol()) + labels(v.types()) + "*" + v.min() + ".." + v.max()
                + (predicate == null ? "" : " each " + name(v.each()) + ": " + expr(predicate));
    }

    private static String arrow(Pattern.Direction direction, String inside) {
        return switch (direction) {
            case OUT -> "-[" + inside + "]->";
            case IN -> "<-[" + inside + "]-";
            case BOTH -> "-[" + inside + "]-";
        };
    }

    private String labels(@Nullable LabelExpr labels) {
        return labels == null ? "" : ":" + label(labels);
    }

    private String label(LabelExpr labels) {
        return switch (labels) {
            case LabelExpr.Named(var name) -> name;
            case LabelExpr.Wildcard() -> "%";
            case LabelExpr.Dynamic(var names, var all) -> (all ? "$all(" : "$any(") + expr(names) + ")";
            case LabelExpr.Not(var operand) -> "!" + label(operand);
            case LabelExpr.And(var operands) ->
                operands.stream().map(this::label).collect(Collectors.joining("&", "(", ")"));
            case LabelExpr.Or(var operands) ->
                operands.stream().map(this::label).collect(Collectors.joining("|", "(", ")"));
        };
    }

    private String created(LogicalPlan.CreatePattern pattern) {
        List<String> parts = new ArrayList<>();
        for (LogicalPlan.CreateNode node : pattern.nodes()) {
            Expr properties = node.properties();
            parts.add("(" + name(node.symbol())
                    + node.labels().stream().map(l -> ":" + expr(l)).collect(Collectors.joining())
                    + (properties == null ? "" : " " + expr(properties)) + ")");
        }
        for (LogicalPlan.CreateRelationship r : pattern.relationships()) {
            Expr properties = r.properties();
            parts.add("(" + name(r.start()) + ")-[" + name(r.symbol()) + ":" + expr(r.type())
                    + (properties == null ? "" : " " + expr(properties)) + "]->(" + name(r.end()) + ")");
        }
        return String.join(" ", parts);
    }

    private String items(List<LogicalPlan.SetItem> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case LogicalPlan.SetItem.Property p -> expr(p.entity()) + "." + p.key() + " = " + expr(p.value());
                    case LogicalPlan.SetItem.DynamicProperty p ->
                        expr(p.entity()) + "[" + expr(p.key()) + "] = " + expr(p.value());
                    case LogicalPlan.SetItem.Properties p ->
                        expr(p.entity()) + (p.replace() ? " = " : " += ") + expr(p.map());
                    case LogicalPlan.SetItem.Labels l ->
                        (l.remove() ? "remove " : "") + expr(l.entity()) + ":" + exprs(l.labels());
                })
                .collect(Collectors.joining(", "));
    }

    private String exprs(List<Expr> expressions) {
        return expressions.stream().map(this::expr).collect(Collectors.joining(", "));
    }

    private String joined(List<Expr> operands, String operator) {
        return operands.stream().map(this::expr).collect(Collectors.joining(operator, "(", ")"));
    }

    private String entries(List<Expr.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.key() + ": " + expr(entry.value()))
                .collect(Collectors.joining(", "));
    }

    private String optional(String before, @Nullable Expr expression) {
        return expression == null ? "" : before + expr(expression);
    }

    private String expr(Expr expression) {
        return switch (expression) {
            case Expr.Literal(var value) -> value.toString();
            case Expr.Parameter(var name) -> "$" + name;
            case Expr.Variable(var symbol) -> name(symbol);
            case Expr.Property p -> expr(p.subject()) + "." + p.key();
            case Expr.Index i -> expr(i.subject()) + "[" + expr(i.index()) + "]";
            case Expr.Slice s -> expr(s.subject()) + "[" + optional("", s.from()) + ".." + optional("", s.to()) + "]";
            case Expr.ListOf(var items) -> "[" + exprs(items) + "]";
            case Expr.MapOf(var entries) -> "{" + entries(entries) + "}";
            case Expr.MapProjection p ->
                expr(p.subject()) + " {" + (p.allProperties() ? ".*, " : "") + entries(p.entries()) + "}";
            case Expr.Call c -> c.function() + "(" + exprs(c.arguments()) + ")";
            case Expr.AggregateCall c ->
                c.function() + "(" + (c.distinct() ? "DISTINCT " : "")
                        + (c.arguments().isEmpty() ? "*" : exprs(c.arguments())) + ")";
            case Expr.Arithmetic a -> "(" + expr(a.left()) + " " + a.operator() + " " + expr(a.right()) + ")";
            case Expr.Negate n -> "-" + expr(n.operand());
            case Expr.Comparison c -> "(" + expr(c.left()) + " " + c.operator() + " " + expr(c.right()) + ")";
            case Expr.And(var operands) -> joined(operands, " AND ");
            case Expr.Or(var operands) -> joined(operands, " OR ");
            case Expr.Xor(var left, var right) -> joined(List.of(left, right), " XOR ");
            case Expr.Not(var operand) -> "NOT " + expr(operand);
            case Expr.IsNull(var operand) -> "isNull(" + expr(operand) + ")";
            case Expr.In i -> "(" + expr(i.element()) + " IN " + expr(i.list()) + ")";
            case Expr.StringMatch m -> "(" + expr(m.left()) + " " + m.operator() + " " + expr(m.right()) + ")";
            case Expr.HasLabels h -> expr(h.entity()) + labels(h.labels());
            case Expr.IsTyped t -> "(" + expr(t.operand()) + " :: " + t.type() + ")";
            case Expr.Case c ->
                "CASE"
                        + c.branches().stream()
                                .map(branch -> " WHEN " + expr(branch.condition()) + " THEN " + expr(branch.result()))
                                .collect(Collectors.joining())
                        + optional(" ELSE ", c.otherwise()) + " END";
            case Expr.Let(var symbol, var value, var body) ->
                "let " + name(symbol) + " = " + expr(value) + " in " + expr(body);
            case Expr.ListComprehension c ->
                "[" + name(c.symbol()) + " IN " + expr(c.list()) + optional(" WHERE ", c.predicate())
                        + optional(" | ", c.projection()) + "]";
            case Expr.Quantified q ->
                q.quantifier() + "(" + name(q.symbol()) + " IN " + expr(q.list()) + " WHERE " + expr(q.predicate())
                        + ")";
            case Expr.Reduce r ->
                "reduce(" + name(r.accumulator()) + " = " + expr(r.initial()) + ", " + name(r.symbol()) + " IN "
                        + expr(r.list()) + " | " + expr(r.body()) + ")";
            case Expr.PathOf(var elements) -> "path(" + names(elements) + ")";
            case Expr.Subquery s -> subquery(s);
        };
    }

    /// Its plan on one line, from the leaf outwards.
    private String subquery(Expr.Subquery subquery) {
        int from = lines.size();
        plan(subquery.plan(), 0);
        List<String> inner = new ArrayList<>(lines.subList(from, lines.size()));
        lines.subList(from, lines.size()).clear();
        Symbol result = subquery.result();
        return subquery.kind() + (result == null ? "" : " " + name(result)) + " { "
                + inner.stream().map(String::strip).collect(Collectors.joining(" <- ")) + " }";
    }
}
