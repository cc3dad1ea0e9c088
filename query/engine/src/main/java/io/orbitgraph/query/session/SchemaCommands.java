package io.orbitgraph.query.session;

import io.orbitgraph.model.session.Counters;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.util.Locale;

/// Runs the statements that change the schema.
final class SchemaCommands {
    private final GraphTransaction graph;
    private final Tokens tokens;

    SchemaCommands(OpenTransaction transaction) {
        this.graph = transaction.graph();
        this.tokens = transaction.engine().store().tokens();
    }

    Counters create(Statement.CreateIndex statement) {
        int label = tokens.createLabel(statement.label());
        int key = tokens.createPropertyKey(statement.propertyKey());
        String name = statement.name() == null ? generatedName(statement) : statement.name();
        if (statement.ifNotExists()
                && graph.indexes().stream()
                        .anyMatch(index ->
                                index.name().equals(name) || (index.label() == label && index.propertyKey() == key))) {
            return Counters.NONE;
        }
        graph.createIndex(name, label, key);
        return changed(1, 0);
    }

    /// The same for the same label and property, so that creating an index twice without a name is an error.
    private static String generatedName(Statement.CreateIndex statement) {
        int hash = (statement.label() + '\0' + statement.propertyKey()).hashCode();
        return String.format(Locale.ROOT, "index_%08x", hash);
    }

    Counters drop(Statement.DropIndex statement) {
        if (statement.ifExists()
                && graph.indexes().stream().map(IndexDescriptor::name).noneMatch(statement.name()::equals)) {
            return Counters.NONE;
        }
        graph.dropIndex(statement.name());
        return changed(0, 1);
    }

    private static Counters changed(long added, long removed) {
        return new Counters(0, 0, 0, 0, 0, 0, 0, added, removed, 0, 0, 0);
    }
}
