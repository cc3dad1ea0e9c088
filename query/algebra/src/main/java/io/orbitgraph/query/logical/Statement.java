package io.orbitgraph.query.logical;

import io.orbitgraph.query.expr.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled statement.
public sealed interface Statement {

    /// @param columns what it returns, in order; empty for a statement that returns nothing
    /// @param symbolCount one more than the largest symbol id
    record Query(LogicalPlan plan, List<Column> columns, boolean writes, int symbolCount) implements Statement {
        public Query {
            columns = List.copyOf(columns);
        }
    }

    /// @param name the alias, or the expression's own text as it was written
    record Column(String name, Symbol symbol) {}

    /// CREATE INDEX [name] [IF NOT EXISTS] FOR (n:Label) ON (n.property).
    record CreateIndex(@Nullable String name, String label, String propertyKey, boolean ifNotExists)
            implements Statement {}

    record DropIndex(String name, boolean ifExists) implements Statement {}
}
