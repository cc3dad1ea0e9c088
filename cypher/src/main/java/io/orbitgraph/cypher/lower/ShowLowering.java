package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `SHOW …` and `TERMINATE TRANSACTIONS`. `SHOW` is a call of the procedure `orbit.show.<what>`, whose results are all
/// columns, with filters on top.
///
/// Without YIELD only the columns that Neo4j shows by default are returned, with `YIELD *` all that there are.
final class ShowLowering {
    /// What is shown, and of its rows those whose `column` holds one of `values`.
    private record Shown(String procedure, String column, List<Value> values) {
        static Shown all(String procedure) {
            return new Shown(procedure, "", List.of());
        }
    }

    private static final Map<String, Set<String>> DEFAULT_COLUMNS = Map.of(
            "indexes",
            Set.of(
                    "id",
                    "name",
                    "state",
                    "populationPercent",
                    "type",
                    "entityType",
                    "labelsOrTypes",
                    "properties",
                    "indexProvider",
                    "owningConstraint",
                    "lastRead",
                    "readCount"),
            "constraints",
            Set.of("id", "name", "type", "entityType", "labelsOrTypes", "properties", "ownedIndex", "propertyType"),
            "procedures",
            Set.of("name", "description", "mode", "worksOnSystem"),
            "functions",
            Set.of("name", "category", "description"),
            "databases",
            Set.of(
                    "name",
                    "type",
                    "aliases",
                    "access",
                    "address",
                    "role",
                    "writer",
                    "requestedStatus",
                    "currentStatus",
                    "statusMessage",
                    "default",
                    "home",
                    "constituents"),
            "transactions",
            Set.of(
                    "database",
                    "transactionId",
                    "currentQueryId",
                    "connectionId",
                    "clientAddress",
                    "username",
                    "currentQuery",
                    "startTime",
                    "status",
                    "elapsedTime"),
            "settings",
            Set.of("name", "value", "isDynamic", "defaultValue", "description"));

    private final Compilation compilation;

    ShowLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    Rows show(Clause.Show show, Rows in, Frame frame) {
        if (frame.isExpression() || !in.scope().isEmpty()) {
            throw compilation.problems.unsupported(show.span(), "SHOW as a part of a larger query");
        }
        if (!show.arguments().isEmpty()) {
            throw compilation.problems.unsupported(show.span(), "SHOW " + show.words() + " of named ones");
        }
        Shown shown = shown(show);
        ProcedureSignature signature = compilation
                .catalog
                .procedure("orbit.show." + shown.procedure())
                .orElseThrow(() -> compilation.problems.unsupported(show.span(), "SHOW " + show.words()));
        Rows rows = called(signature, List.of(), show.span(), in);
        if (!shown.values().isEmpty()) {
            rows = rows.with(new LogicalPlan.Filter(rows.plan(), isOneOf(show, rows.scope(), shown)));
        }
        if (show.where() != null) {
            rows = rows.with(new LogicalPlan.Filter(
                    rows.plan(), compilation.expressions.predicate(show.where(), Environment.of(rows.scope()))));
        }
        if (show.yield() == null) {
            Scope columns = defaults(shown.procedure(), rows.scope());
            return new Rows(keep(rows.plan(), columns), columns);
        }
        return narrowed(show.yield(), rows);
    }

    /// `TERMINATE TRANSACTIONS`, which takes ids in any number, or one expression that makes a list of them.
    Rows terminate(Clause.Terminate terminate, Rows in, Frame frame) {
        if (frame.isExpression() || !in.scope().isEmpty()) {
            throw compilation.problems.unsupported(
                    terminate.span(), "TERMINATE TRANSACTIONS as a part of a larger query");
        }
        ProcedureSignature signature = compilation
                .catalog
                .procedure("orbit.terminate.transactions")
                .orElseThrow(() -> compilation.problems.unsupported(terminate.span(), "TERMINATE TRANSACTIONS"));
        List<Expr> ids = terminate.transactions().stream()
                .map(id -> compilation
                        .expressions
                        .lower(id, Environment.of(in.scope()))
                        .expr())
                .toList();
        Expr argument = ids.size() == 1 ? ids.getFirst() : new Expr.ListOf(ids);
        Rows rows = called(signature, List.of(argument), terminate.span(), in);
        return terminate.yield() == null ? rows : narrowed(terminate.yield(), rows);
    }

    /// All columns of a procedure.
    private Rows called(ProcedureSignature signature, List<Expr> arguments, Span span, Rows in) {
        List<LogicalPlan.Yield> yields = new ArrayList<>();
        Scope all = Scope.EMPTY;
        for (ProcedureSignature.Field field : signature.results()) {
            Symbol symbol = compilation.symbol(field.name());
            yields.add(new LogicalPlan.Yield(field.name(), symbol));
            all = all.with(field.name(), new Variable(symbol, StaticType.named(field.typeName())));
        }
        LogicalPlan plan =
                new LogicalPlan.CallProcedure(in.plan(), signature.name(), arguments, yields, false, span.start());
        return new Rows(plan, all);
    }

    private Expr isOneOf(Clause.Show show, Scope columns, Shown shown) {
        Variable column = columns.find(shown.column());
        if (column == null) {
            throw compilation.problems.unsupported(show.span(), "SHOW " + show.words());
        }
        List<Expr> values = shown.values().stream().<Expr>map(Expr.Literal::new).toList();
        return new Expr.In(
                new Expr.Variable(column.symbol()),
                new Expr.ListOf(values),
                show.span().start());
    }

    private Shown shown(Clause.Show show) {
        String words = show.words();
        String upper = words.toUpperCase(Locale.ROOT);
        String last = upper.substring(upper.lastIndexOf(' ') + 1);
        String qualifier = upper.equals(last) ? "" : upper.substring(0, upper.length() - last.length() - 1);
        return switch (last) {
            case "INDEX", "INDEXES" -> kinds("indexes", "type", qualifier, show);
            case "CONSTRAINT", "CONSTRAINTS" -> whole("constraints", qualifier, show);
            case "PROCEDURE", "PROCEDURES" -> whole("procedures", qualifier, show);
            case "FUNCTION", "FUNCTIONS" -> functions(qualifier, show);
            case "DATABASES" -> whole("databases", qualifier, show);
            case "DATABASE" ->
                switch (qualifier) {
                    case "DEFAULT", "HOME" -> Shown.all(qualifier.toLowerCase(Locale.ROOT) + "database");
                    default -> whole("databases", qualifier, show);
                };
            case "USER" -> qualifier.equals("CURRENT") ? Shown.all("currentUser") : whole("users", qualifier, show);
            case "USERS" -> whole("users", qualifier, show);
            case "ROLES" -> whole("roles", qualifier, show);
            case "TRANSACTION", "TRANSACTIONS" -> whole("transactions", qualifier, show);
            case "SETTING", "SETTINGS" -> whole("settings", qualifier, show);
            default -> {
                // SHOW DATABASE name
                if (upper.startsWith("DATABASE ")) {
                    yield new Shown(
                            "databases",
                            "name",
                            List.of(Value.of(
                                    words.substring("DATABASE ".length()).toLowerCase(Locale.ROOT))));
                }
                throw compilation.problems.unsupported(show.span(), "SHOW " + words);
            }
        };
    }

    private Shown whole(String procedure, String qualifier, Clause.Show show) {
        if (qualifier.isEmpty() || qualifier.equals("ALL")) {
            return Shown.all(procedure);
        }
        throw compilation.problems.unsupported(show.span(), "SHOW " + show.words());
    }

    private Shown functions(String qualifier, Clause.Show show) {
        return switch (qualifier) {
            case "BUILT IN" -> new Shown("functions", "isBuiltIn", List.of(Value.of(true)));
            case "USER DEFINED" -> new Shown("functions", "isBuiltIn", List.of(Value.of(false)));
            default -> whole("functions", qualifier, show);
        };
    }

    private Shown kinds(String procedure, String column, String qualifier, Clause.Show show) {
        return switch (qualifier) {
            case "RANGE", "TEXT", "POINT", "FULLTEXT", "VECTOR", "LOOKUP" ->
                new Shown(procedure, column, List.of(Value.of(qualifier)));
            default -> whole(procedure, qualifier, show);
        };
    }

    private Rows narrowed(Clause.Yield yield, Rows rows) {
        Scope columns = yielded(yield, rows.scope());
        // ORDER BY and WHERE see the columns under their own and under their new names.
        Rows narrowed = compilation.clauses.page(
                yield.modifiers(), new Rows(rows.plan(), rows.scope().with(columns)));
        return new Rows(keep(narrowed.plan(), columns), columns);
    }

    private static LogicalPlan keep(LogicalPlan plan, Scope columns) {
        return new LogicalPlan.Project(
                plan,
                columns.variables().stream()
                        .map(column -> new LogicalPlan.Projection(column.symbol(), new Expr.Variable(column.symbol())))
                        .toList(),
                true);
    }

    private static Scope defaults(String what, Scope all) {
        Set<String> names = DEFAULT_COLUMNS.getOrDefault(what.endsWith("database") ? "databases" : what, all.names());
        Scope columns = Scope.EMPTY;
        for (String name : all.names()) {
            Variable column = all.find(name);
            if (column != null && names.contains(name)) {
                columns = columns.with(name, column);
            }
        }
        return columns;
    }

    private Scope yielded(Clause.Yield yield, Scope all) {
        if (yield.all()) {
            return all;
        }
        Scope columns = Scope.EMPTY;
        for (Clause.YieldItem item : yield.items()) {
            Name column = item.column();
            Variable variable = compilation.expressions.variable(column.span(), column.text(), Environment.of(all));
            if (columns.has(item.variable().text())) {
                throw compilation.problems.at(
                        ErrorCode.COLUMN_NAME_CONFLICT,
                        item.span(),
                        "Two columns are called '" + item.variable().text() + "'");
            }
            columns = columns.with(item.variable().text(), variable);
        }
        return columns;
    }
}
