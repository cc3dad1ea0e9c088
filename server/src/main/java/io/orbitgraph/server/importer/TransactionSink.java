package io.orbitgraph.server.importer;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.List;

/// Writes through transactions of some thousand rows each.
final class TransactionSink implements GraphSink {
    private static final int ROWS = 10_000;

    private final GraphStore store;

    /// @param store not closed by the sink
    TransactionSink(GraphStore store) {
        this.store = store;
    }

    @Override
    public void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids) {
        Tokens tokens = store.tokens();
        int[] labelTokens = labels.stream().mapToInt(tokens::createLabel).toArray();
        int[] keyTokens = keys.stream().mapToInt(tokens::createPropertyKey).toArray();
        for (int from = 0; from < count; from += ROWS) {
            int to = Math.min(count, from + ROWS);
            try (GraphTransaction transaction = store.begin()) {
                for (int row = from; row < to; row++) {
                    long node = transaction.createNode(labelTokens);
                    ids[row] = node;
                    for (int c = 0; c < columns.length; c++) {
                        Value value = columns[c].value(row);
                        if (value != Value.NULL) {
                            transaction.setNodeProperty(node, keyTokens[c], value);
                        }
                    }
                }
                transaction.commit();
            }
        }
    }

    @Override
    public void addRelationships(
            String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count) {
        int typeToken = store.tokens().createRelationshipType(type);
        int[] keyTokens =
                keys.stream().mapToInt(store.tokens()::createPropertyKey).toArray();
        for (int from = 0; from < count; from += ROWS) {
            int to = Math.min(count, from + ROWS);
            try (GraphTransaction transaction = store.begin()) {
                for (int row = from; row < to; row++) {
                    long relationship = transaction.createRelationship(starts[row], ends[row], typeToken);
                    for (int c = 0; c < columns.length; c++) {
                        Value value = columns[c].value(row);
                        if (value != Value.NULL) {
                            transaction.setRelationshipProperty(relationship, keyTokens[c], value);
                        }
                    }
                }
                transaction.commit();
            }
        }
    }

    @Override
    public void finish() {
        // Every commit was durable.
    }

    @Override
    public void close() {}
}
