package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.check.Operands;
import io.orbitgraph.cypher.check.Problems;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.Catalog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the parts of one compilation share, and the parts. For one statement and one thread.
final class Compilation {
    final String text;
    final Catalog catalog;
    final Problems problems;
    final Operands operands;

    final LabelLowering labels;
    final FunctionLowering functions;
    final ExpressionLowering expressions;
    final PatternLowering patterns;
    final SubqueryLowering subqueries;
    final ProjectionLowering projections;
    final CreateLowering creations;
    final UpdateLowering updates;
    final ProcedureLowering procedures;
    final ShowLowering shows;
    final ClauseLowering clauses;
    final QueryLowering queries;

    private final Set<String> parameters = new LinkedHashSet<>();
    private final Set<String> implicitArguments = new LinkedHashSet<>();
    private int symbols;
    private boolean writes;
    private @Nullable OrbitException postponed;

    Compilation(String text, Catalog catalog) {
        this.text = text;
        this.catalog = catalog;
        problems = new Problems(text);
        operands = new Operands(problems);
        labels = new LabelLowering(this);
        functions = new FunctionLowering(this);
        expressions = new ExpressionLowering(this);
        patterns = new PatternLowering(this);
        subqueries = new SubqueryLowering(this);
        projections = new ProjectionLowering(this);
        creations = new CreateLowering(this);
        updates = new UpdateLowering(this);
        procedures = new ProcedureLowering(this);
        shows = new ShowLowering(this);
        clauses = new ClauseLowering(this);
        queries = new QueryLowering(this);
    }

    Symbol symbol(String name) {
        return new Symbol(name, symbols++);
    }

    /// A symbol for what has no name; its own cannot be written in a query.
    Symbol anonymous() {
        return new Symbol("  anon_" + symbols, symbols++);
    }

    int symbolCount() {
        return symbols;
    }

    void useParameter(String name) {
        parameters.add(name);
    }

    List<String> parameters() {
        return List.copyOf(parameters);
    }

    /// A parameter of the query that stands for an argument which was not written.
    void useImplicitArgument(String name) {
        useParameter(name);
        implicitArguments.add(name);
    }

    List<String> implicitArguments() {
        return List.copyOf(implicitArguments);
    }

    void willWrite() {
        writes = true;
    }

    boolean writes() {
        return writes;
    }

    /// An error that is told only if the rest of the statement has none: the rest may show better what is meant.
    void postpone(OrbitException error) {
        if (postponed == null) {
            postponed = error;
        }
    }

    void throwPostponed() {
        if (postponed != null) {
            throw postponed;
        }
    }
}
