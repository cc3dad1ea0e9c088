package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.page.Page;
import io.orbitgraph.store.graph.page.PageTable;
import io.orbitgraph.store.graph.page.RelationshipPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction: reads of pages at one snapshot, with a write set merged in. What writes do stands in
/// {@link TransactionWriter}.
final class GroupTransaction implements GraphTransaction {
    private static final long ID_LIMIT = (long) PageTable.MOST_GROUPS << RelationshipId.GROUP_SHIFT;

    final GroupGraphStore store;
    final long snapshot;
    private final int snapshotSlot;
    private final PageTable pages;
    final LockOwner locks;
    /// null until something is written: then reads have nothing to merge.
    @Nullable
    WriteSet writes;

    private @Nullable TransactionWriter writer;
    /// Made by the first seek of each index.
    final List<TransactionIndex> ownIndexes = new ArrayList<>(0);
    final List<SchemaChange> schemaChanges = new ArrayList<>(0);
    private boolean open = true;
    /// Why the transaction can only be rolled back.
    private @Nullable OrbitException failure;

    GroupTransaction(GroupGraphStore store, int snapshotSlot, long snapshot) {
        this.store = store;
        this.snapshotSlot = snapshotSlot;
        this.snapshot = snapshot;
        this.pages = store.pages();
        this.locks = new LockOwner(snapshot);
    }

    @Override
    public long snapshot() {
        return snapshot;
    }

    // how reads find things

    private void requireOpen() {
        if (!open) {
            throw new OrbitException(ErrorCode.TRANSACTION_NOT_OPEN, "The transaction has ended");
        }
    }

    /// The page of a node at the snapshot; null if the id cannot be one.
    @Nullable
    Page page(long node) {
        requireOpen();
        if (node < 0 || node >= ID_LIMIT) {
            return null;
        }
        int group = (int) (node >>> RelationshipId.GROUP_SHIFT);
        Page resident = pages.residentAt(group, snapshot);
        return resident != null || group >= store.directory().nextGroup()
                ? resident
                : pages.page(group).at(snapshot);
    }

    private static int slot(long node) {
        return (int) node & RelationshipId.GROUP_SIZE - 1;
    }

    @Nullable
    NodeWrites written(long node) {
        return writes == null ? null : writes.nodes.get(node);
    }

    @Nullable
    RelationshipWrites writtenRelationship(long relationship) {
        return writes == null ? null : writes.relationships.get(relationship);
    }

    /// The page of a node that exists in the snapshot.
    Page requireNode(long node) {
        Page page = page(node);
        if (page == null || !page.isLive(slot(node), snapshot)) {
            throw new OrbitException(ErrorCode.ENTITY_NOT_FOUND, "There is no node " + node);
        }
        return page;
    }

    static OrbitException deletedHere(String what, long id) {
        return new OrbitException(
                ErrorCode.DELETED_ENTITY_ACCESS, what + " " + id + " has been deleted in this transaction");
    }

    // nodes

    @Override
    public boolean nodeExists(long node) {
        NodeWrites written = written(node);
        if (written != null) {
            requireOpen();
            return !written.deleted;
        }
        Page page = page(node);
        return page != null && page.isLive(slot(node), snapshot);
    }

    int classOf(long node) {
        NodeWrites written = written(node);
        if (written != null) {
            requireOpen();
            if (written.deleted) {
                throw deletedHere("Node", node);
            }
            return written.classId;
        }
        return requireNode(node).classOf(slot(node), snapshot);
    }

    @Override
    public int[] labels(long node) {
        return store.classes().labels(classOf(node));
    }

    @Override
    public boolean hasLabel(long node, int label) {
        return store.classes().has(classOf(node), label);
    }

    @Override
    public NodeScan scanNodes(int... labels) {
        requireOpen();
        return new GroupScan(this, labels);
    }

    @Override
    public long countNodes(int label) {
        return count(Counts.key(Counts.NODES, label, 0));
    }

    @Override
    public long countRelationships(int type) {
        return count(Counts.key(Counts.RELATIONSHIPS, 0, type));
    }

    private long count(long key) {
        requireOpen();
        return store.counts().at(key, snapshot) + (writes == null ? 0 : writes.counts.get(key));
    }

    @Override
    public Value nodeProperty(long node, int key) {
        NodeWrites written = written(node);
        if (written != null) {
            requireOpen();
            if (written.deleted) {
                throw deletedHere("Node", node);
            }
            PropertyWrites properties = written.properties();
            int at = properties == null ? -1 : properties.indexOf(key);
            if (properties != null && at >= 0) {
                return properties.value(at);
            }
            if (written.created) {
                return Value.NULL;
            }
        }
        return requireNode(node).property(slot(node), key, snapshot);
    }

    /// The property in the snapshot, whatever this transaction has written.
    Value snapshotProperty(long node, int key) {
        Page page = page(node);
        return page == null ? Value.NULL : page.property(slot(node), key, snapshot);
    }

    @Override
    public int[] nodePropertyKeys(long node) {
        NodeWrites written = written(node);
        if (written == null) {
            return requireNode(node).propertyKeys(slot(node), snapshot);
        }
        requireOpen();
        if (written.deleted) {
            throw deletedHere("Node", node);
        }
        int[] base = written.created ? new int[0] : requireNode(node).propertyKeys(slot(node), snapshot);
        PropertyWrites properties = written.properties();
        return properties == null ? base : properties.merge(base);
    }

    @Override
    public Vector nodeProperties(int key, NodeVector nodes, int @Nullable [] rows, int count) {
        requireOpen();
        return PropertyGather.ofNodes(this, key, nodes, rows, count);
    }

    // relationships

    /// Finds a relationship that exists in the snapshot, whatever this transaction has written.
    boolean locate(long relationship, RelationshipPlace into) {
        requireOpen();
        if (relationship < 0 || relationship >>> RelationshipId.ORDINAL_BITS >= PageTable.MOST_GROUPS) {
            return false;
        }
        Page page = page((long) RelationshipId.group(relationship) << RelationshipId.GROUP_SHIFT);
        return page != null && page.locate(RelationshipId.ordinal(relationship), snapshot, into);
    }

    private RelationshipPlace requireRelationship(long relationship) {
        RelationshipPlace place = new RelationshipPlace();
        RelationshipWrites written = writtenRelationship(relationship);
        if (written != null) {
            requireOpen();
            if (written.deleted) {
                throw deletedHere("Relationship", relationship);
            }
            place.set(written.type, written.start, written.end);
        } else if (!locate(relationship, place)) {
            throw new OrbitException(ErrorCode.ENTITY_NOT_FOUND, "There is no relationship " + relationship);
        }
        return place;
    }

    @Override
    public boolean relationshipExists(long relationship) {
        RelationshipWrites written = writtenRelationship(relationship);
        if (written != null) {
            requireOpen();
            return !written.deleted;
        }
        return locate(relationship, new RelationshipPlace());
    }

    @Override
    public int relationshipType(long relationship) {
        return requireRelationship(relationship).type;
    }

    @Override
    public long startNode(long relationship) {
        return requireRelationship(relationship).start;
    }

    @Override
    public long endNode(long relationship) {
        return requireRelationship(relationship).end;
    }

    @Override
    public Value relationshipProperty(long relationship, int key) {
        RelationshipWrites written = writtenRelationship(relationship);
        if (written != null) {
            requireOpen();
            if (written.deleted) {
                throw deletedHere("Relationship", relationship);
            }
            PropertyWrites properties = written.properties();
            int at = properties == null ? -1 : properties.indexOf(key);
            if (properties != null && at >= 0) {
                return properties.value(at);
            }
            return written.created ? Value.NULL : snapshotRelationshipProperty(relationship, key);
        }
        requireRelationship(relationship);
        return snapshotRelationshipProperty(relationship, key);
    }

    Value snapshotRelationshipProperty(long relationship, int key) {
        Page page = page((long) RelationshipId.group(relationship) << RelationshipId.GROUP_SHIFT);
        return page == null
                ? Value.NULL
                : page.relationshipProperty(RelationshipId.ordinal(relationship), key, snapshot);
    }

    @Override
    public int[] relationshipPropertyKeys(long relationship) {
        requireRelationship(relationship);
        RelationshipWrites written = writtenRelationship(relationship);
        Page page = page((long) RelationshipId.group(relationship) << RelationshipId.GROUP_SHIFT);
        int[] base = page == null || (written != null && written.created)
                ? new int[0]
                : page.relationshipPropertyKeys(RelationshipId.ordinal(relationship), snapshot);
        PropertyWrites properties = written == null ? null : written.properties();
        return properties == null ? base : properties.merge(base);
    }

    @Override
    public Vector relationshipProperties(int key, RelationshipVector relationships, int @Nullable [] rows, int count) {
        requireOpen();
        return PropertyGather.ofRelationships(this, key, relationships, rows, count);
    }

    // adjacency

    @Override
    public int[] types(long node, Direction direction) {
        NodeWrites written = written(node);
        if (written == null) {
            return snapshotTypes(node, direction);
        }
        requireOpen();
        if (written.deleted) {
            return new int[0];
        }
        int[] base = written.created ? new int[0] : snapshotTypes(node, direction);
        int[] types = Arrays.copyOf(base, base.length + written.lists().size());
        int count = 0;
        for (int type : base) {
            if (degree(node, direction, type) > 0) {
                types[count++] = type;
            }
        }
        for (AdjacencyWrites list : written.lists()) {
            if (list.direction == direction
                    && list.growth() > 0
                    && Arrays.stream(base).noneMatch(type -> type == list.type)) {
                types[count++] = list.type;
            }
        }
        return Arrays.copyOf(types, count);
    }

    int[] snapshotTypes(long node, Direction direction) {
        Page page = page(node);
        return page == null ? new int[0] : page.types(slot(node), direction, snapshot);
    }

    @Override
    public void neighbours(long node, Direction direction, int type, Neighbours into) {
        Page page = page(node);
        if (page == null) {
            into.clear();
        } else {
            page.neighbours(node, direction, type, snapshot, into);
        }
        if (writes != null) {
            NodeWrites written = writes.nodes.get(node);
            if (written != null) {
                if (written.deleted) {
                    into.set(node, direction, into.nodes, into.ordinals, 0, 0);
                    return;
                }
                AdjacencyWrites list = written.list(direction, type);
                if (list != null) {
                    list.mergeInto(node, into);
                }
            }
        }
    }

    @Override
    public int degree(long node, Direction direction, int type) {
        NodeWrites written = written(node);
        if (written != null && written.deleted) {
            requireOpen();
            return 0;
        }
        return remainingDegree(node, written, direction, type);
    }

    /// The degree, also of a node that this transaction has deleted.
    int remainingDegree(long node, @Nullable NodeWrites written, Direction direction, int type) {
        int degree = snapshotDegree(node, direction, type);
        if (written != null) {
            for (AdjacencyWrites list : written.lists()) {
                if (list.direction == direction && (type == Tokens.NONE || list.type == type)) {
                    degree += list.growth();
                }
            }
        }
        return degree;
    }

    int snapshotDegree(long node, Direction direction, int type) {
        Page page = page(node);
        if (page == null) {
            return 0;
        }
        return type == Tokens.NONE
                ? page.degree(slot(node), direction, snapshot)
                : page.degree(slot(node), direction, type, snapshot);
    }

    // indexes

    @Override
    public List<IndexDescriptor> indexes() {
        requireOpen();
        List<IndexDescriptor> all = new ArrayList<>();
        for (IndexState index : store.indexes().current().all()) {
            if (index.existsAt(snapshot) && schemaChanges.stream().noneMatch(change -> change.drops(index))) {
                all.add(index.seenAt(snapshot));
            }
        }
        for (SchemaChange change : schemaChanges) {
            if (change instanceof SchemaChange.Create(IndexState index)) {
                all.add(index.descriptor());
            }
        }
        return all;
    }

    @Override
    public NodeCursor seek(IndexDescriptor index, IndexQuery query) {
        requireOpen();
        IndexState state = store.indexes().current().byId(index.id());
        if (state == null || !state.existsAt(snapshot)) {
            throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "There is no index " + index.name() + " any more");
        }
        if (!state.isUsable(snapshot)) {
            throw new OrbitException(
                    ErrorCode.INDEX_NOT_FOUND, "The index " + index.name() + " is not online for this transaction");
        }
        TransactionIndex own = writes == null ? null : ownIndex(state.descriptor());
        return IndexSeek.open(
                store.keyValues(), state.descriptor(), query, node -> indexedValue(state.descriptor(), node), own);
    }

    private Value indexedValue(IndexDescriptor index, long node) {
        Page page = page(node);
        return page != null
                        && page.isLive(slot(node), snapshot)
                        && store.classes().has(page.classOf(slot(node), snapshot), index.label())
                ? page.property(slot(node), index.propertyKey(), snapshot)
                : Value.NULL;
    }

    /// Several readers may come here at once.
    private synchronized TransactionIndex ownIndex(IndexDescriptor index) {
        for (TransactionIndex own : ownIndexes) {
            if (own.index == index.id()) {
                return own;
            }
        }
        TransactionIndex own = new TransactionIndex(index.id(), index.label(), index.propertyKey());
        ownIndexes.add(own);
        WriteSet all = writes;
        if (all != null) {
            for (int i = 0; i < all.nodes.size(); i++) {
                if (all.nodes.valueAt(i).hasDataChanges()) {
                    update(own, all.nodes.valueAt(i));
                }
            }
        }
        return own;
    }

    private void update(TransactionIndex own, NodeWrites node) {
        boolean indexed = !node.deleted && store.classes().has(node.classId, own.label);
        own.update(node.node, indexed ? nodeProperty(node.node, own.propertyKey) : Value.NULL);
    }

    /// To be called after each write to a node's labels, properties or life.
    void updateOwnIndexes(NodeWrites node) {
        for (TransactionIndex own : ownIndexes) {
            update(own, node);
        }
    }

    // writes

    void fail(OrbitException why) {
        failure = why;
    }

    private void requireGood() {
        requireOpen();
        OrbitException why = failure;
        if (why != null) {
            throw new OrbitException(why.code(), "The transaction has failed and must be rolled back: " + why.text());
        }
    }

    private TransactionWriter dataWriter() {
        requireGood();
        if (!schemaChanges.isEmpty()) {
            throw new OrbitException(
                    ErrorCode.SCHEMA_MODIFIED_WITH_DATA,
                    "This transaction has changed the schema; write data in another one");
        }
        TransactionWriter present = writer;
        if (present == null) {
            store.requireWritable();
            WriteSet set = new WriteSet();
            present = new TransactionWriter(this, set);
            writer = present;
            writes = set;
        }
        return present;
    }

    @Override
    public long createNode(int... labels) {
        return dataWriter().createNode(labels);
    }

    @Override
    public void deleteNode(long node) {
        dataWriter().deleteNode(node);
    }

    @Override
    public boolean addLabel(long node, int label) {
        return dataWriter().addLabel(node, label);
    }

    @Override
    public boolean removeLabel(long node, int label) {
        return dataWriter().removeLabel(node, label);
    }

    @Override
    public Value setNodeProperty(long node, int key, Value value) {
        return dataWriter().setNodeProperty(node, key, value);
    }

    @Override
    public long createRelationship(long start, long end, int type) {
        return dataWriter().createRelationship(start, end, type);
    }

    @Override
    public void deleteRelationship(long relationship) {
        dataWriter().deleteRelationship(relationship);
    }

    @Override
    public Value setRelationshipProperty(long relationship, int key, Value value) {
        return dataWriter().setRelationshipProperty(relationship, key, value);
    }

    @Override
    public boolean isNodeDeletedHere(long node) {
        NodeWrites written = written(node);
        return written != null && written.deleted;
    }

    @Override
    public boolean isRelationshipDeletedHere(long relationship) {
        RelationshipWrites written = writtenRelationship(relationship);
        return written != null && written.deleted;
    }

    @Override
    public boolean hasWrites() {
        return !schemaChanges.isEmpty() || (writes != null && writes.changed);
    }

    @Override
    public void checkConsistency() {
        requireOpen();
        TransactionWriter present = writer;
        if (present != null) {
            present.checkConsistency();
        }
    }

    @Override
    public IndexDescriptor createIndex(String name, int label, int propertyKey) {
        requireSchemaOnly();
        IndexCatalog.Indexes indexes = store.indexes().current();
        SchemaChange.requireFree(indexes, schemaChanges, name, label, propertyKey);
        IndexState index = IndexState.created(
                new IndexDescriptor(
                        store.indexes().allocateId(), name, label, propertyKey, IndexDescriptor.State.POPULATING),
                snapshot);
        schemaChanges.add(new SchemaChange.Create(index));
        return index.descriptor();
    }

    @Override
    public void dropIndex(String name) {
        requireSchemaOnly();
        schemaChanges.add(
                new SchemaChange.Drop(SchemaChange.requireKnown(store.indexes().current(), schemaChanges, name)));
    }

    private void requireSchemaOnly() {
        requireOpen();
        if (writes != null) {
            throw new OrbitException(
                    ErrorCode.SCHEMA_MODIFIED_WITH_DATA,
                    "This transaction has written data; change the schema in another one");
        }
        store.requireWritable();
    }

    // end

    @Override
    public long commit() {
        requireGood();
        if (!hasWrites()) {
            end(0);
            return snapshot;
        }
        checkConsistency();
        long commit = 0;
        try {
            commit = store.commit(this);
            return commit;
        } finally {
            end(commit);
        }
    }

    @Override
    public void rollback() {
        requireOpen();
        end(0);
    }

    @Override
    public void close() {
        if (open) {
            end(0);
        }
    }

    private void end(long commit) {
        open = false;
        store.end(this, snapshotSlot, commit);
    }
}
