package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Command;
import io.orbitgraph.cypher.ast.CypherScript;
import io.orbitgraph.cypher.ast.Query;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.Problems;
import io.orbitgraph.cypher.check.Scope;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Statement;
import java.util.ArrayList;
import java.util.List;

/// Checks a parsed text and lowers it to the algebra. Stateless.
public final class Lowering {
    private Lowering() {}

    /// @throws io.orbitgraph.model.error.OrbitException with a position, if the statement is wrong or not supported
    public static CompiledStatement lower(CypherScript script, Catalog catalog) {
        CompiledStatement.Mode mode = switch (script.mode()) {
            case EXECUTE -> CompiledStatement.Mode.EXECUTE;
            case EXPLAIN -> CompiledStatement.Mode.EXPLAIN;
            case PROFILE -> CompiledStatement.Mode.PROFILE;
        };
        if (!script.settings().isEmpty()) {
            String setting = script.settings().keySet().iterator().next();
            throw new Problems(script.text()).unsupported(new Span(0, 0), "The query option '" + setting + "'");
        }
        return switch (script.statement()) {
            case Command command ->
                new CompiledStatement(
                        new CommandLowering(new Problems(script.text())).lower(command), mode, List.of(), List.of());
            case Query query -> {
                Compilation compilation = new Compilation(script.text(), catalog);
                Statement statement = query(query, compilation);
                yield new CompiledStatement(
                        statement, mode, compilation.parameters(), compilation.implicitArguments(), List.of());
            }
        };
    }

    private static Statement query(Query query, Compilation compilation) {
        QueryLowering.Outcome outcome = compilation.queries.lower(query, Rows.ONE, Frame.TOP);
        compilation.throwPostponed();
        LogicalPlan plan = outcome.rows().plan();
        List<Statement.Column> columns = new ArrayList<>();
        if (outcome.returns()) {
            Scope scope = outcome.rows().scope();
            for (String name : scope.names()) {
                Variable variable = scope.find(name);
                if (variable != null) {
                    columns.add(new Statement.Column(name, variable.symbol()));
                }
            }
        } else if (!(plan instanceof LogicalPlan.Finish)) {
            plan = new LogicalPlan.Finish(plan);
        }
        return new Statement.Query(plan, columns, compilation.writes(), compilation.symbolCount());
    }
}
