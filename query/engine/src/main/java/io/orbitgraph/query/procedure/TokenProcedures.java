package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;

/// `db.labels`, `db.relationshipTypes`, `db.propertyKeys`: names that are in use.
final class TokenProcedures {
    private TokenProcedures() {}

    static List<Procedure> all() {
        return List.of(
                BuiltIn.reading(
                        "db.labels",
                        "List all labels attached to nodes within a database.",
                        List.of("label STRING"),
                        (context, _) -> {
                            Tokens tokens = context.service(GraphStore.class).tokens();
                            GraphTransaction graph = context.service(GraphTransaction.class);
                            List<Value[]> rows = new ArrayList<>();
                            List<String> names = tokens.labels();
                            for (int i = 0; i < names.size(); i++) {
                                if (graph.countNodes(i) > 0) {
                                    rows.add(BuiltIn.row(BuiltIn.text(names.get(i))));
                                }
                            }
                            return rows;
                        }),
                BuiltIn.reading(
                        "db.relationshipTypes",
                        "List all types attached to relationships within a database.",
                        List.of("relationshipType STRING"),
                        (context, _) -> {
                            Tokens tokens = context.service(GraphStore.class).tokens();
                            GraphTransaction graph = context.service(GraphTransaction.class);
                            List<Value[]> rows = new ArrayList<>();
                            List<String> names = tokens.relationshipTypes();
                            for (int i = 0; i < names.size(); i++) {
                                if (graph.countRelationships(i) > 0) {
                                    rows.add(BuiltIn.row(BuiltIn.text(names.get(i))));
                                }
                            }
                            return rows;
                        }),
                BuiltIn.reading(
                        "db.propertyKeys",
                        "List all property keys in the database.",
                        List.of("propertyKey STRING"),
                        (context, _) -> {
                            List<Value[]> rows = new ArrayList<>();
                            for (String key :
                                    context.service(GraphStore.class).tokens().propertyKeys()) {
                                rows.add(BuiltIn.row(BuiltIn.text(key)));
                            }
                            return rows;
                        }));
    }
}
