package io.orbitgraph.query.runtime;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.graph.NodeScan;
import java.util.List;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.jspecify.annotations.Nullable;

/// A transaction's reads, in which the types and ends of relationships that the statement deleted are still known. All
/// else is the transaction's own answer.
final class DeletedRelationships implements GraphReader {
    private record Known(int type, long start, long end) {}

    private final GraphTransaction transaction;
    private @Nullable LongObjectHashMap<Known> known;

    DeletedRelationships(GraphTransaction transaction) {
        this.transaction = transaction;
    }

    boolean isEmpty() {
        return known == null;
    }

    /// Notes what `relationship` is, just before it is deleted.
    void remember(long relationship) {
        if (known == null) {
            known = new LongObjectHashMap<>();
        }
        known.put(
                relationship,
                new Known(
                        transaction.relationshipType(relationship),
                        transaction.startNode(relationship),
                        transaction.endNode(relationship)));
    }

    private @Nullable Known known(long relationship) {
        return known == null ? null : known.get(relationship);
    }

    @Override
    public int relationshipType(long relationship) {
        Known remembered = known(relationship);
        return remembered == null ? transaction.relationshipType(relationship) : remembered.type();
    }

    @Override
    public long startNode(long relationship) {
        Known remembered = known(relationship);
        return remembered == null ? transaction.startNode(relationship) : remembered.start();
    }

    @Override
    public long endNode(long relationship) {
        Known remembered = known(relationship);
        return remembered == null ? transaction.endNode(relationship) : remembered.end();
    }

    @Override
    public boolean nodeExists(long node) {
        return transaction.nodeExists(node);
    }

    @Override
    public int[] labels(long node) {
        return transaction.labels(node);
    }

    @Override
    public boolean hasLabel(long node, int label) {
        return transaction.hasLabel(node, label);
    }

    @Override
    public NodeScan scanNodes(int... labels) {
        return transaction.scanNodes(labels);
    }

    @Override
    public long countNodes(int label) {
        return transaction.countNodes(label);
    }

    @Override
    public long countRelationships(int type) {
        return transaction.countRelationships(type);
    }

    @Override
    public Value nodeProperty(long node, int key) {
        return transaction.nodeProperty(node, key);
    }

    @Override
    public int[] nodePropertyKeys(long node) {
        return transaction.nodePropertyKeys(node);
    }

    @Override
    public Vector nodeProperties(int key, NodeVector nodes, int @Nullable [] rows, int count) {
        return transaction.nodeProperties(key, nodes, rows, count);
    }

    @Override
    public boolean relationshipExists(long relationship) {
        return transaction.relationshipExists(relationship);
    }

    @Override
    public Value relationshipProperty(long relationship, int key) {
        return transaction.relationshipProperty(relationship, key);
    }

    @Override
    public int[] relationshipPropertyKeys(long relationship) {
        return transaction.relationshipPropertyKeys(relationship);
    }

    @Override
    public Vector relationshipProperties(int key, RelationshipVector relationships, int @Nullable [] rows, int count) {
        return transaction.relationshipProperties(key, relationships, rows, count);
    }

    @Override
    public int[] types(long node, Direction direction) {
        return transaction.types(node, direction);
    }

    @Override
    public void neighbours(long node, Direction direction, int type, Neighbours into) {
        transaction.neighbours(node, direction, type, into);
    }

    @Override
    public int degree(long node, Direction direction, int type) {
        return transaction.degree(node, direction, type);
    }

    @Override
    public List<IndexDescriptor> indexes() {
        return transaction.indexes();
    }

    @Override
    public NodeCursor seek(IndexDescriptor index, IndexQuery query) {
        return transaction.seek(index, query);
    }
}
