package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.testkit.GraphState.NodeState;
import io.orbitgraph.store.testkit.GraphState.RelationshipState;
import io.orbitgraph.store.testkit.Intents.Kind;
import io.orbitgraph.store.testkit.Intents.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transaction: the reads of {@link InMemoryReader} over a state of its own, to which each write is applied at
/// once.
final class InMemoryGraphTransaction extends InMemoryReader implements GraphTransaction {
    /// One write, applicable to any state in which the things it touches are as this transaction saw them.
    @FunctionalInterface
    interface Change {
        GraphState apply(GraphState graph);
    }

    private final InMemoryGraphStore store;
    private final InMemoryGraphStore.Committed base;
    private final List<Change> changes = new ArrayList<>();
    /// Deleted nodes as they were just before.
    private final Map<Long, NodeState> deletedNodes = new HashMap<>();
    private final Set<Long> deletedRelationships = new HashSet<>();
    private GraphState graph;
    private boolean changesData;
    private boolean changesSchema;
    private boolean ended;
    /// Why the transaction can only be rolled back.
    private @Nullable OrbitException failure;

    InMemoryGraphTransaction(InMemoryGraphStore store) {
        this.store = store;
        // Registered before the snapshot is taken: see Intents.release.
        store.intents().begin(this);
        this.base = store.newest();
        this.graph = base.graph();
    }

    @Override
    GraphState graph() {
        checkUsable();
        return graph;
    }

    @Override
    public long snapshot() {
        return base.number();
    }

    private void checkUsable() {
        if (ended) {
            throw new OrbitException(ErrorCode.TRANSACTION_NOT_OPEN, "the transaction has ended");
        }
        if (failure != null) {
            throw new OrbitException(failure.code(), "the transaction failed before: " + failure.text(), null, failure);
        }
    }

    private void intend(Kind kind, long id, boolean exclusive) {
        try {
            store.intents().acquire(this, new Thing(kind, id), exclusive, base.number());
        } catch (OrbitException e) {
            failure = e;
            throw e;
        }
    }

    private void change(Change change) {
        changes.add(change);
        graph = change.apply(graph);
    }

    private void changeData(Change change) {
        if (changesSchema) {
            throw mixed();
        }
        changesData = true;
        change(change);
    }

    private static OrbitException mixed() {
        return new OrbitException(
                ErrorCode.SCHEMA_MODIFIED_WITH_DATA, "a transaction changes either the schema or data, not both");
    }

    // nodes

    @Override
    public long createNode(int... labels) {
        checkUsable();
        int[] copy = labels.clone();
        long node = store.newNodeId();
        intend(Kind.NODE_CONTENT, node, true);
        changeData(g -> g.createNode(node, copy));
        return node;
    }

    @Override
    public void deleteNode(long node) {
        checkUsable();
        if (isNodeDeletedHere(node)) {
            return;
        }
        NodeState old = requireNode(node);
        intend(Kind.NODE_CONTENT, node, true);
        intend(Kind.NODE_ENDS, node, true);
        changeData(g -> g.deleteNode(node));
        deletedNodes.put(node, old);
    }

    @Override
    public boolean addLabel(long node, int label) {
        if (requireNode(node).hasLabel(label)) {
            return false;
        }
        intend(Kind.NODE_CONTENT, node, true);
        changeData(g -> g.addLabel(node, label));
        return true;
    }

    @Override
    public boolean removeLabel(long node, int label) {
        if (!requireNode(node).hasLabel(label)) {
            return false;
        }
        intend(Kind.NODE_CONTENT, node, true);
        changeData(g -> g.removeLabel(node, label));
        return true;
    }

    @Override
    public Value setNodeProperty(long node, int key, Value value) {
        checkStorable(value);
        Value old = requireNode(node).properties().getOrDefault(key, Value.NULL);
        if (old.isNull() && value.isNull()) {
            return old;
        }
        intend(Kind.NODE_CONTENT, node, true);
        changeData(g -> g.setNodeProperty(node, key, value));
        return old;
    }

    // relationships

    @Override
    public long createRelationship(long start, long end, int type) {
        requireNode(start);
        requireNode(end);
        intend(Kind.NODE_ENDS, start, false);
        intend(Kind.NODE_ENDS, end, false);
        long relationship = store.newRelationshipId(start);
        intend(Kind.RELATIONSHIP, relationship, true);
        changeData(g -> g.createRelationship(relationship, start, end, type));
        return relationship;
    }

    @Override
    public void deleteRelationship(long relationship) {
        checkUsable();
        if (isRelationshipDeletedHere(relationship)) {
            return;
        }
        requireRelationship(relationship);
        intend(Kind.RELATIONSHIP, relationship, true);
        changeData(g -> g.deleteRelationship(relationship));
        deletedRelationships.add(relationship);
    }

    @Override
    public Value setRelationshipProperty(long relationship, int key, Value value) {
        checkStorable(value);
        Value old = requireRelationship(relationship).properties().getOrDefault(key, Value.NULL);
        if (old.isNull() && value.isNull()) {
            return old;
        }
        intend(Kind.RELATIONSHIP, relationship, true);
        changeData(g -> g.setRelationshipProperty(relationship, key, value));
        return old;
    }

    private static void checkStorable(Value value) {
        if (value instanceof ListValue(List<Value> elements)) {
            elements.forEach(InMemoryGraphTransaction::checkStorable);
        } else if (value instanceof MapValue(Map<String, Value> entries)) {
            entries.values().forEach(InMemoryGraphTransaction::checkStorable);
        } else if (value.type() == ValueType.NODE
                || value.type() == ValueType.RELATIONSHIP
                || value.type() == ValueType.PATH) {
            throw new OrbitException(
                    ErrorCode.INVALID_PROPERTY_TYPE,
                    "a property cannot hold a " + value.type().typeName());
        }
    }

    // what this transaction did

    @Override
    public boolean isNodeDeletedHere(long node) {
        return deletedNodes.containsKey(node);
    }

    @Override
    public boolean isRelationshipDeletedHere(long relationship) {
        return deletedRelationships.contains(relationship);
    }

    @Override
    public boolean hasWrites() {
        return !changes.isEmpty();
    }

    @Override
    public void checkConsistency() {
        checkUsable();
        for (var deleted : deletedNodes.entrySet()) {
            for (Direction direction : Direction.values()) {
                for (var entry : deleted.getValue().adjacency(direction).entries()) {
                    RelationshipState left = graph.relationship(entry.getKey().relationship());
                    if (left != null) {
                        throw new OrbitException(
                                ErrorCode.DELETE_CONNECTED_NODE,
                                "node " + deleted.getKey()
                                        + " still has relationships; use DETACH DELETE to delete both");
                    }
                }
            }
        }
    }

    // schema

    @Override
    public IndexDescriptor createIndex(String name, int label, int propertyKey) {
        checkUsable();
        if (changesData) {
            throw mixed();
        }
        intend(Kind.SCHEMA, 0, true);
        for (IndexDescriptor index : graph.indexes()) {
            if (index.label() == label && index.propertyKey() == propertyKey) {
                throw new OrbitException(
                        ErrorCode.INDEX_ALREADY_EXISTS, "index `" + index.name() + "` has the same label and property");
            }
            if (index.name().equals(name)) {
                throw new OrbitException(ErrorCode.INDEX_NAME_TAKEN, "there is an index named `" + name + "`");
            }
        }
        var created =
                new IndexDescriptor(store.newIndexId(), name, label, propertyKey, IndexDescriptor.State.POPULATING);
        changesSchema = true;
        change(g -> {
            List<IndexDescriptor> indexes = new ArrayList<>(g.indexes());
            indexes.add(created);
            return g.withIndexes(indexes);
        });
        return created;
    }

    @Override
    public void dropIndex(String name) {
        checkUsable();
        if (changesData) {
            throw mixed();
        }
        intend(Kind.SCHEMA, 0, true);
        if (graph.indexes().stream().noneMatch(index -> index.name().equals(name))) {
            throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "there is no index named `" + name + "`");
        }
        changesSchema = true;
        change(g -> g.withIndexes(
                g.indexes().stream().filter(index -> !index.name().equals(name)).toList()));
    }

    // end

    @Override
    public long commit() {
        checkUsable();
        checkConsistency();
        long commit = 0;
        try {
            commit = changes.isEmpty() ? base.number() : store.publish(changes, changesSchema);
            return commit;
        } finally {
            end(changes.isEmpty() ? 0 : commit);
        }
    }

    @Override
    public void rollback() {
        if (!ended) {
            end(0);
        }
    }

    private void end(long commit) {
        ended = true;
        store.intents().release(this, commit);
    }

    @Override
    public void close() {
        rollback();
    }
}
