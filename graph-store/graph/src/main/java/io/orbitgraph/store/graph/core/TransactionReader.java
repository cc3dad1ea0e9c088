package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a transaction sees: pages at one snapshot, with its write set merged in.
///
/// A superclass of the transaction and not a field of it, so that no read goes through a second object.
abstract sealed class TransactionReader implements GraphReader permits GroupTransaction {
    private static final long ID_LIMIT = (long) PageTable.MOST_GROUPS << RelationshipId.GROUP_SHIFT;

    final GroupGraphStore store;
    final long snapshot;
    private final PageTable pages;
    /// null until something is written: then reads have nothing to merge.
    @Nullable
    WriteSet writes;

    final OwnIndexes ownIndexes;
    final SchemaChanges schemaChanges;
    boolean open = true;

    TransactionReader(GroupGraphStore store, long snapshot) {
        this.store = store;
        this.snapshot = snapshot;
        this.pages = store.pages();
        this.ownIndexes = new OwnIndexes(this);
        this.schemaChanges = new SchemaChanges(store.indexes(), snapshot);
    }

    // how reads find things

    final void requireOpen() {
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
        return schemaChanges.visibleIndexes();
    }

    @Override
    public NodeCursor seek(IndexDescriptor index, IndexQuery query) {
        requireOpen();
        IndexDescriptor usable = store.indexes().current().requireUsable(index, snapshot);
        TransactionIndex own = writes == null ? null : ownIndexes.of(usable);
        return IndexSeek.open(store.keyValues(), usable, query, node -> indexedValue(usable, node), own);
    }

    private Value indexedValue(IndexDescriptor index, long node) {
        Page page = page(node);
        return page != null
                        && page.isLive(slot(node), snapshot)
                        && store.classes().has(page.classOf(slot(node), snapshot), index.label())
                ? page.property(slot(node), index.propertyKey(), snapshot)
                : Value.NULL;
    }
}
