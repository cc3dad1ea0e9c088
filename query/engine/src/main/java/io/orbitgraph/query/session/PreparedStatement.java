package io.orbitgraph.query.session;

import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.planner.PlannedQuery;
import java.util.List;

/// A statement that needs no more parsing and planning. Immutable, safe to share between threads.
sealed interface PreparedStatement {
    CompiledStatement compiled();

    /// @param fields the column names
    record Query(CompiledStatement compiled, PlannedQuery plan, List<String> fields) implements PreparedStatement {
        Query(CompiledStatement compiled, PlannedQuery plan) {
            this(
                    compiled,
                    plan,
                    plan.columns().stream().map(Statement.Column::name).toList());
        }
    }

    record CreateIndex(CompiledStatement compiled, Statement.CreateIndex statement) implements PreparedStatement {}

    record DropIndex(CompiledStatement compiled, Statement.DropIndex statement) implements PreparedStatement {}
}
