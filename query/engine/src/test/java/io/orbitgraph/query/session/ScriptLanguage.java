package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.language.QueryLanguage;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import java.util.List;

/// A language of a few fixed statements, for tests that are not about a language.
///
/// | text | what it does |
/// | --- | --- |
/// | `numbers` | one row per element of `$list`, as `x` |
/// | `create` | a `Person` per element of `$list`, returns its `name` |
/// | `make` | a `Person`, returns nothing |
/// | `touch` | adds one to `n` of all `Person` nodes |
/// | `count` | how many `Person` nodes there are, as `x` |
/// | `divide` | `1 / $by`, as `x` |
/// | `call NAME` | calls a procedure, returns its first field |
/// | `index` | an index on `Person.name` |
/// | `explain …`, `profile …` | the same with that mode |
final class ScriptLanguage implements QueryLanguage {
    private static final Symbol X = new Symbol("x", 0);
    private static final Symbol N = new Symbol("n", 1);
    private static final Symbol I = new Symbol("i", 2);

    int compilations;

    @Override
    public String name() {
        return "script";
    }

    @Override
    public CompiledStatement compile(String text, Catalog catalog) {
        compilations++;
        for (CompiledStatement.Mode mode : CompiledStatement.Mode.values()) {
            String word = mode.name().toLowerCase(java.util.Locale.ROOT) + " ";
            if (text.startsWith(word)) {
                return compiled(statement(text.substring(word.length()), catalog), mode);
            }
        }
        return compiled(statement(text, catalog), CompiledStatement.Mode.EXECUTE);
    }

    private static CompiledStatement compiled(Statement statement, CompiledStatement.Mode mode) {
        List<String> parameters = switch (statement.toString()) {
            case String text when text.contains("name=list") -> List.of("list");
            case String text when text.contains("name=by") -> List.of("by");
            default -> List.of();
        };
        return new CompiledStatement(statement, mode, parameters, List.of());
    }

    private static Statement statement(String text, Catalog catalog) {
        LogicalPlan start = new LogicalPlan.Argument(List.of());
        LogicalPlan people = new LogicalPlan.Match(
                start,
                new Pattern(List.of(new Pattern.Node(N, new LabelExpr.Named("Person"))), List.of()),
                List.of(),
                false,
                false);
        Expr name = new Expr.Property(new Expr.Variable(N), "name", -1);
        return switch (text) {
            case "numbers" -> query(new LogicalPlan.Unwind(start, new Expr.Parameter("list"), X), false, X);
            case "create" ->
                query(project(create(new LogicalPlan.Unwind(start, new Expr.Parameter("list"), I)), name), true, X);
            case "make" -> query(create(start), true);
            case "touch" ->
                query(
                        new LogicalPlan.Set(
                                people,
                                List.of(new LogicalPlan.SetItem.Property(new Expr.Variable(N), "n", plusOne(), -1))),
                        true);
            case "count" ->
                query(
                        new LogicalPlan.Aggregate(
                                people,
                                List.of(),
                                List.of(new LogicalPlan.Projection(
                                        X, new Expr.AggregateCall("count", List.of(), false, -1)))),
                        false,
                        X);
            case "divide" ->
                query(
                        project(
                                start,
                                new Expr.Arithmetic(
                                        Expr.ArithmeticOperator.DIVIDE,
                                        new Expr.Literal(Value.of(1)),
                                        new Expr.Parameter("by"),
                                        -1)),
                        false,
                        X);
            case "index" -> new Statement.CreateIndex(null, "Person", "name", false);
            case String call
            when call.startsWith("call ") -> {
                var signature = catalog.procedure(call.substring(5)).orElseThrow();
                yield query(
                        new LogicalPlan.CallProcedure(
                                start,
                                signature.name(),
                                List.of(),
                                List.of(new LogicalPlan.Yield(
                                        signature.results().getFirst().name(), X)),
                                false,
                                -1),
                        false,
                        X);
            }
            default -> throw new OrbitException(ErrorCode.UNEXPECTED_SYNTAX, "What is '" + text + "'?");
        };
    }

    private static Expr plusOne() {
        return new Expr.Arithmetic(
                Expr.ArithmeticOperator.ADD,
                new Expr.Call(
                        "coalesce",
                        List.of(new Expr.Property(new Expr.Variable(N), "n", -1), new Expr.Literal(Value.of(0))),
                        -1),
                new Expr.Literal(Value.of(1)),
                -1);
    }

    private static LogicalPlan create(LogicalPlan input) {
        Expr properties = input instanceof LogicalPlan.Argument
                ? new Expr.MapOf(List.of())
                : new Expr.MapOf(List.of(new Expr.Entry("name", new Expr.Variable(I))));
        return new LogicalPlan.Create(
                input,
                new LogicalPlan.CreatePattern(
                        List.of(new LogicalPlan.CreateNode(
                                N, List.of(new Expr.Literal(Value.of("Person"))), properties, -1)),
                        List.of()));
    }

    private static LogicalPlan project(LogicalPlan input, Expr expression) {
        return new LogicalPlan.Project(input, List.of(new LogicalPlan.Projection(X, expression)), true);
    }

    private static Statement query(LogicalPlan plan, boolean writes, Symbol... columns) {
        return new Statement.Query(
                plan,
                java.util.Arrays.stream(columns)
                        .map(symbol -> new Statement.Column(symbol.name(), symbol))
                        .toList(),
                writes,
                3);
    }
}
