package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Writes results to the database in the transaction of the calling statement: all of it is there after the commit, or
/// nothing.
public final class WriteBack {
    private static final int CHECK_EVERY = 1024;

    private final ProcedureContext context;
    private final GraphTransaction transaction;
    private final Tokens tokens;

    public WriteBack(ProcedureContext context) {
        this.context = context;
        this.transaction = context.service(GraphTransaction.class);
        this.tokens = context.service(Tokens.class);
    }

    /// @return how many values were written
    public long nodeProperties(NodeIds ids, Map<String, NodeColumn> columns, IntPredicate included) {
        long written = 0;
        for (Map.Entry<String, NodeColumn> entry : columns.entrySet()) {
            int key = tokens.createPropertyKey(entry.getKey());
            NodeColumn column = entry.getValue();
            // By ascending id, which is the order of the store.
            for (int rank = 0; rank < column.size(); rank++) {
                if (rank % CHECK_EVERY == 0) {
                    context.checkCancelled();
                }
                int node = ids.numberAt(rank);
                if (included.test(node)) {
                    transaction.setNodeProperty(ids.idAt(rank), key, column.value(node));
                    written++;
                }
            }
        }
        return written;
    }

    /// @return how many there are
    public long relationships(NodeIds ids, String type, NewRelationships made) {
        int typeToken = tokens.createRelationshipType(type);
        int[] keys = new int[made.numbers().size()];
        double[][] numbers = new double[keys.length][];
        int p = 0;
        for (Map.Entry<String, double[]> entry : made.numbers().entrySet()) {
            keys[p] = tokens.createPropertyKey(entry.getKey());
            numbers[p++] = entry.getValue();
        }
        for (int i = 0; i < made.count(); i++) {
            if (i % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            long relationship =
                    transaction.createRelationship(ids.id(made.sources()[i]), ids.id(made.targets()[i]), typeToken);
            for (p = 0; p < keys.length; p++) {
                transaction.setRelationshipProperty(relationship, keys[p], Value.of(numbers[p][i]));
            }
            for (Map.Entry<String, IntFunction<Value>> other : made.others().entrySet()) {
                transaction.setRelationshipProperty(
                        relationship,
                        tokens.createPropertyKey(other.getKey()),
                        other.getValue().apply(i));
            }
        }
        return made.count();
    }
}
