package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.UpdateCounts;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.graph.NodeScan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement's transaction in the hands of a procedure: its writes count as the statement's, only a procedure of the
/// right mode may make them, and the transaction does not end here.
final class CountedTransaction implements GraphTransaction {
    private final ExecutionContext execution;
    private final GraphTransaction graph;
    private final UpdateCounts updates;
    private final Mode mode;

    CountedTransaction(ExecutionContext execution, Mode mode) {
        this.execution = execution;
        this.graph = execution.transaction();
        this.updates = execution.updates();
        this.mode = mode;
    }

    private GraphTransaction writing() {
        return allowed(Mode.WRITE, "write");
    }

    private GraphTransaction changingSchema() {
        return allowed(Mode.SCHEMA, "change the schema");
    }

    private GraphTransaction allowed(Mode needed, String what) {
        if (mode != needed) {
            throw new OrbitException(
                    ErrorCode.PROCEDURE_CALL_FAILED,
                    "A function or a procedure of mode " + mode + " cannot " + what + ": that takes mode " + needed);
        }
        return graph;
    }

    // writes

    @Override
    public long createNode(int... labels) {
        long node = writing().createNode(labels);
        updates.nodesCreated++;
        updates.labelsAdded += labels.length;
        return node;
    }

    @Override
    public void deleteNode(long node) {
        writing().deleteNode(node);
        updates.nodesDeleted++;
    }

    @Override
    public boolean addLabel(long node, int label) {
        boolean added = writing().addLabel(node, label);
        updates.labelsAdded += added ? 1 : 0;
        return added;
    }

    @Override
    public boolean removeLabel(long node, int label) {
        boolean removed = writing().removeLabel(node, label);
        updates.labelsRemoved += removed ? 1 : 0;
        return removed;
    }

    @Override
    public Value setNodeProperty(long node, int key, Value value) {
        return counted(value, writing().setNodeProperty(node, key, value));
    }

    @Override
    public long createRelationship(long start, long end, int type) {
        long relationship = writing().createRelationship(start, end, type);
        updates.relationshipsCreated++;
        return relationship;
    }

    @Override
    public void deleteRelationship(long relationship) {
        writing();
        execution.deleteRelationship(relationship);
    }

    @Override
    public Value setRelationshipProperty(long relationship, int key, Value value) {
        return counted(value, writing().setRelationshipProperty(relationship, key, value));
    }

    private Value counted(Value value, Value old) {
        if (value != Value.NULL || old != Value.NULL) {
            updates.propertiesSet++;
        }
        return old;
    }

    @Override
    public IndexDescriptor createIndex(String name, int label, int propertyKey) {
        IndexDescriptor index = changingSchema().createIndex(name, label, propertyKey);
        updates.indexesAdded++;
        return index;
    }

    @Override
    public void dropIndex(String name) {
        changingSchema().dropIndex(name);
        updates.indexesRemoved++;
    }

    // the end

    @Override
    public long commit() {
        throw notHere();
    }

    @Override
    public void rollback() {
        throw notHere();
    }

    @Override
    public void close() {
        throw notHere();
    }

    private static OrbitException notHere() {
        return new OrbitException(
                ErrorCode.PROCEDURE_CALL_FAILED, "A procedure cannot end the transaction that it is called in");
    }

    // all else

    @Override
    public long snapshot() {
        return graph.snapshot();
    }

    @Override
    public boolean isNodeDeletedHere(long node) {
        return graph.isNodeDeletedHere(node);
    }

    @Override
    public boolean isRelationshipDeletedHere(long relationship) {
        return graph.isRelationshipDeletedHere(relationship);
    }

    @Override
    public boolean hasWrites() {
        return graph.hasWrites();
    }

    @Override
    public void checkConsistency() {
        graph.checkConsistency();
    }

    @Override
    public boolean nodeExists(long node) {
        return graph.nodeExists(node);
    }

    @Override
    public int[] labels(long node) {
        return graph.labels(node);
    }

    @Override
    public boolean hasLabel(long node, int label) {
        return graph.hasLabel(node, label);
    }

    @Override
    public NodeScan scanNodes(int... labels) {
        return graph.scanNodes(labels);
    }

    @Override
    public long countNodes(int label) {
        return graph.countNodes(label);
    }

    @Override
    public long countRelationships(int type) {
        return graph.countRelationships(type);
    }

    @Override
    public Value nodeProperty(long node, int key) {
        return graph.nodeProperty(node, key);
    }

    @Override
    public int[] nodePropertyKeys(long node) {
        return graph.nodePropertyKeys(node);
    }

    @Override
    public Vector nodeProperties(int key, NodeVector nodes, int @Nullable [] rows, int count) {
        return graph.nodeProperties(key, nodes, rows, count);
    }

    @Override
    public boolean relationshipExists(long relationship) {
        return graph.relationshipExists(relationship);
    }

    @Override
    public int relationshipType(long relationship) {
        return graph.relationshipType(relationship);
    }

    @Override
    public long startNode(long relationship) {
        return graph.startNode(relationship);
    }

    @Override
    public long endNode(long relationship) {
        return graph.endNode(relationship);
    }

    @Override
    public Value relationshipProperty(long relationship, int key) {
        return graph.relationshipProperty(relationship, key);
    }

    @Override
    public int[] relationshipPropertyKeys(long relationship) {
        return graph.relationshipPropertyKeys(relationship);
    }

    @Override
    public Vector relationshipProperties(int key, RelationshipVector relationships, int @Nullable [] rows, int count) {
        return graph.relationshipProperties(key, relationships, rows, count);
    }

    @Override
    public int[] types(long node, Direction direction) {
        return graph.types(node, direction);
    }

    @Override
    public void neighbours(long node, Direction direction, int type, Neighbours into) {
        graph.neighbours(node, direction, type, into);
    }

    @Override
    public int degree(long node, Direction direction, int type) {
        return graph.degree(node, direction, type);
    }

    @Override
    public List<IndexDescriptor> indexes() {
        return graph.indexes();
    }

    @Override
    public NodeCursor seek(IndexDescriptor index, IndexQuery query) {
        return graph.seek(index, query);
    }
}
