package io.orbitgraph.query.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Indexes: what `SHOW INDEXES` shows, and waiting until they are filled.
final class IndexProcedures {
    private static final Value DEFAULT_TIMEOUT_SECONDS = Value.of(300);
    private static final Value PROVIDER = BuiltIn.text("range-1.0");
    private static final Duration POLL = Duration.ofMillis(10);

    private IndexProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.add(ShowTable.of(
                "indexes",
                "Lists the indexes.",
                List.of(
                        "id INTEGER",
                        "name STRING",
                        "state STRING",
                        "populationPercent FLOAT",
                        "type STRING",
                        "entityType STRING",
                        "labelsOrTypes LIST<STRING>",
                        "properties LIST<STRING>",
                        "indexProvider STRING",
                        "owningConstraint STRING",
                        "lastRead ZONED DATETIME",
                        "readCount INTEGER",
                        "trackedSince ZONED DATETIME",
                        "options MAP",
                        "failureMessage STRING",
                        "createStatement STRING"),
                (context, _) -> indexes(context)));
        all.add(ShowTable.of(
                "constraints",
                "Lists the constraints.",
                List.of(
                        "id INTEGER",
                        "name STRING",
                        "type STRING",
                        "entityType STRING",
                        "labelsOrTypes LIST<STRING>",
                        "properties LIST<STRING>",
                        "ownedIndex STRING",
                        "propertyType STRING",
                        "options MAP",
                        "createStatement STRING"),
                (_, _) -> List.of()));
        all.add(BuiltIn.of(
                "db.awaitIndex",
                "Wait for an index to come online.",
                Mode.READ,
                List.of(
                        new Parameter("indexName", "STRING", null),
                        new Parameter("timeOutSeconds", "INTEGER", DEFAULT_TIMEOUT_SECONDS)),
                List.of(),
                (context, arguments) -> {
                    await(context, arguments[0] instanceof StringValue(var name) ? name : "", arguments[1]);
                    return List.of();
                }));
        all.add(BuiltIn.of(
                "db.awaitIndexes",
                "Wait for all indexes to come online.",
                Mode.READ,
                List.of(new Parameter("timeOutSeconds", "INTEGER", DEFAULT_TIMEOUT_SECONDS)),
                List.of(),
                (context, arguments) -> {
                    await(context, "", arguments[0]);
                    return List.of();
                }));
        return all;
    }

    private static List<Value[]> indexes(ProcedureContext context) {
        Tokens tokens = context.service(GraphStore.class).tokens();
        List<Value[]> rows = new ArrayList<>();
        for (IndexDescriptor index : context.service(GraphTransaction.class).indexes()) {
            String label = tokens.labelName(index.label());
            String key = tokens.propertyKeyName(index.propertyKey());
            rows.add(BuiltIn.row(
                    Value.of(index.id()),
                    BuiltIn.text(index.name()),
                    BuiltIn.text(index.state().name()),
                    Value.of(index.state() == IndexDescriptor.State.ONLINE ? 100.0 : 0.0),
                    BuiltIn.text("RANGE"),
                    BuiltIn.text("NODE"),
                    BuiltIn.texts(List.of(label)),
                    BuiltIn.texts(List.of(key)),
                    PROVIDER,
                    Value.NULL,
                    Value.NULL,
                    Value.NULL,
                    Value.NULL,
                    MapValue.of("indexProvider", PROVIDER),
                    BuiltIn.text(""),
                    BuiltIn.text(String.format(
                            Locale.ROOT,
                            "CREATE RANGE INDEX `%s` FOR (n:`%s`) ON (n.`%s`)",
                            index.name(),
                            label,
                            key))));
        }
        return rows;
    }

    /// Polls a fresh transaction: this one sees the schema as it was when it began.
    private static void await(ProcedureContext context, String name, Value timeout) {
        long seconds = timeout instanceof IntegerValue(long value) ? value : 0;
        GraphStore store = context.service(GraphStore.class);
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (true) {
            boolean found = name.isEmpty();
            boolean pending = false;
            try (GraphTransaction graph = store.begin()) {
                for (IndexDescriptor index : graph.indexes()) {
                    if (name.isEmpty() || index.name().equals(name)) {
                        found = true;
                        pending |= isPending(index);
                    }
                }
            }
            if (!found) {
                throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "There is no index named '" + name + "'");
            }
            if (!pending) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new OrbitException(
                        ErrorCode.PROCEDURE_CALL_FAILED, "The index did not come online within " + seconds + " s");
            }
            context.checkCancelled();
            java.util.concurrent.locks.LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isPending(IndexDescriptor index) {
        return switch (index.state()) {
            case ONLINE -> false;
            case POPULATING -> true;
            case FAILED ->
                throw new OrbitException(
                        ErrorCode.PROCEDURE_CALL_FAILED, "The index '" + index.name() + "' failed; drop it");
        };
    }
}
