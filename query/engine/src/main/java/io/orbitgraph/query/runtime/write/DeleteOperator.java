package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import org.jspecify.annotations.Nullable;

/// DELETE and DETACH DELETE of nodes, relationships and paths; null is ignored, what is deleted already too. That no
/// relationship is left without its node is checked at the end of the statement.
final class DeleteOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final Evaluator[] values;
    private final boolean detach;
    private final Neighbours neighbours = new Neighbours();

    DeleteOperator(ExecutionContext context, Operator input, Evaluator[] values, boolean detach) {
        this.context = context;
        this.input = input;
        this.values = values;
        this.detach = detach;
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().check();
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        Vector[] columns = new Vector[values.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = values[i].evaluate(batch);
        }
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            for (Vector column : columns) {
                delete(column.value(row));
            }
        }
        return batch;
    }

    private void delete(Value value) {
        switch (value) {
            case NodeValue node -> deleteNode(node.id());
            case RelationshipValue relationship -> deleteRelationship(relationship.id());
            case PathValue path -> {
                for (RelationshipValue relationship : path.relationships()) {
                    deleteRelationship(relationship.id());
                }
                for (NodeValue node : path.nodes()) {
                    deleteNode(node.id());
                }
            }
            default -> {
                if (value != Value.NULL) {
                    throw new OrbitException(
                            ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                            "Only nodes, relationships and paths can be deleted, not a value of type "
                                    + value.type().typeName());
                }
            }
        }
    }

    private void deleteNode(long node) {
        GraphTransaction transaction = context.transaction();
        if (transaction.isNodeDeletedHere(node)) {
            return;
        }
        if (detach) {
            for (Direction direction : Direction.values()) {
                for (int type : transaction.types(node, direction).clone()) {
                    transaction.neighbours(node, direction, type, neighbours);
                    long[] ids = new long[neighbours.size()];
                    for (int i = 0; i < ids.length; i++) {
                        ids[i] = neighbours.relationship(neighbours.from + i);
                    }
                    for (long id : ids) {
                        deleteRelationship(id);
                    }
                }
            }
        }
        transaction.deleteNode(node);
        context.updates().nodesDeleted++;
    }

    private void deleteRelationship(long relationship) {
        if (!context.transaction().isRelationshipDeletedHere(relationship)) {
            context.deleteRelationship(relationship);
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
