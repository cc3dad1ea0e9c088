package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.format.ValueCodec;
import io.orbitgraph.store.graph.page.RelationshipPlace;

/// The writes of one transaction: takes intents, checks what they are about, and notes them in the write set.
/// Not thread-safe.
final class TransactionWriter {
    private final GroupTransaction transaction;
    private final WriteSet writes;
    private final GroupGraphStore store;
    private final CountChanges counts;
    private final RelationshipPlace place = new RelationshipPlace();

    TransactionWriter(GroupTransaction transaction, WriteSet writes) {
        this.transaction = transaction;
        this.writes = writes;
        this.store = transaction.store;
        this.counts = new CountChanges(store.classes(), writes.counts);
    }

    // nodes

    long createNode(int... labels) {
        int classId = store.classes().classOf(labels);
        long node = store.nodeAllocator().allocate(classId);
        NodeWrites written = new NodeWrites(node, true, classId);
        writes.nodes.put(node, written);
        writes.changed = true;
        counts.node(classId, 1);
        transaction.ownIndexes.update(written);
        return node;
    }

    /// The writes of a node that exists now, with an intent taken if another transaction could see the node.
    private NodeWrites writable(long node, Intent intent) {
        NodeWrites written = writes.nodes.get(node);
        if (written == null) {
            int classId = transaction.requireNode(node).classOf((int) node & 511, transaction.snapshot);
            written = new NodeWrites(node, false, classId);
            lock(written, intent);
            writes.nodes.put(node, written);
            return written;
        }
        if (written.deleted) {
            throw TransactionReader.deletedHere("Node", node);
        }
        lock(written, intent);
        return written;
    }

    private void lock(NodeWrites written, Intent intent) {
        if (!written.created && (written.intents & intent.bit()) == 0) {
            acquire(LockTable.nodeKey(written.node), intent, "node", written.node);
            written.intents |= intent.bit();
        }
    }

    private void acquire(long key, Intent intent, String kind, long id) {
        try {
            store.locks().acquire(transaction.locks, key, intent, kind, id);
        } catch (OrbitException e) {
            transaction.fail(e);
            throw e;
        }
    }

    void deleteNode(long node) {
        if (transaction.isNodeDeletedHere(node)) {
            return;
        }
        NodeWrites written = writable(node, Intent.DELETE);
        written.deleted = true;
        writes.changed = true;
        counts.node(written.classId, -1);
        writes.uncheckedDeletions.add(written);
        transaction.ownIndexes.update(written);
    }

    boolean addLabel(long node, int label) {
        if (store.classes().has(transaction.classOf(node), label)) {
            return false;
        }
        NodeWrites written = writable(node, Intent.DATA);
        reclass(written, store.classes().with(written.classId, label));
        return true;
    }

    boolean removeLabel(long node, int label) {
        if (!store.classes().has(transaction.classOf(node), label)) {
            return false;
        }
        NodeWrites written = writable(node, Intent.DATA);
        reclass(written, store.classes().without(written.classId, label));
        return true;
    }

    private void reclass(NodeWrites written, int classId) {
        if (!written.everReclassed) {
            written.everReclassed = true;
            writes.reclassed.add(written);
        }
        writes.changed = true;
        counts.node(written.classId, -1);
        counts.node(classId, 1);
        written.classId = classId;
        transaction.ownIndexes.update(written);
    }

    Value setNodeProperty(long node, int key, Value value) {
        ValueCodec.requireStorable(value);
        Value before = transaction.nodeProperty(node, key);
        if (before.isNull() && value.isNull()) {
            return before;
        }
        NodeWrites written = writable(node, Intent.DATA);
        // What is written already keeps the value that it had in the snapshot.
        written.propertiesToWrite().set(key, value, before);
        writes.changed = true;
        transaction.ownIndexes.update(written);
        return before;
    }

    void checkConsistency() {
        for (NodeWrites node : writes.uncheckedDeletions) {
            int degree = transaction.remainingDegree(node.node, node, Direction.OUT, Tokens.NONE)
                    + transaction.remainingDegree(node.node, node, Direction.IN, Tokens.NONE);
            if (degree > 0) {
                throw new OrbitException(
                        ErrorCode.DELETE_CONNECTED_NODE,
                        "Node " + node.node + " cannot be deleted because it still has relationships. "
                                + "Delete them too, as DETACH DELETE does");
            }
        }
        writes.uncheckedDeletions.clear();
    }

    // relationships

    long createRelationship(long start, long end, int type) {
        NodeWrites source = writable(start, Intent.APPEND);
        NodeWrites target = start == end ? source : writable(end, Intent.APPEND);
        int group = (int) (start >>> RelationshipId.GROUP_SHIFT);
        int ordinal = store.pages().allocateOrdinals(group, 1);
        if (ordinal < 0) {
            throw new OrbitException(
                    ErrorCode.STORAGE_ERROR, "The nodes near " + start + " have used up all relationship ids");
        }
        long id = RelationshipId.of(start, ordinal);
        writes.relationships.put(id, new RelationshipWrites(id, type, start, end, true));
        source.listToWrite(Direction.OUT, type).add(end, ordinal);
        target.listToWrite(Direction.IN, type).add(start, ordinal);
        writes.changed = true;
        counts.relationship(type, 1);
        return id;
    }

    private RelationshipWrites writableRelationship(long id) {
        RelationshipWrites written = writes.relationships.get(id);
        boolean isNew = written == null;
        if (written == null) {
            if (!transaction.locate(id, place)) {
                throw new OrbitException(ErrorCode.ENTITY_NOT_FOUND, "There is no relationship " + id);
            }
            written = new RelationshipWrites(id, place.type, place.start, place.end, false);
        }
        if (written.deleted) {
            throw TransactionReader.deletedHere("Relationship", id);
        }
        if (!written.created && !written.locked) {
            acquire(LockTable.relationshipKey(id), Intent.DATA, "relationship", id);
            written.locked = true;
        }
        if (isNew) {
            writes.relationships.put(id, written);
        }
        return written;
    }

    void deleteRelationship(long id) {
        if (transaction.isRelationshipDeletedHere(id)) {
            return;
        }
        RelationshipWrites written = writableRelationship(id);
        NodeWrites source = endOf(written.start);
        NodeWrites target = written.start == written.end ? source : endOf(written.end);
        int ordinal = RelationshipId.ordinal(id);
        written.deleted = true;
        writes.changed = true;
        source.listToWrite(Direction.OUT, written.type).remove(written.end, ordinal);
        target.listToWrite(Direction.IN, written.type).remove(written.start, ordinal);
        counts.relationship(written.type, -1);
    }

    /// The end of a relationship that is deleted; the node may be deleted already.
    private NodeWrites endOf(long node) {
        NodeWrites written = writes.nodes.get(node);
        return written != null && written.deleted ? written : writable(node, Intent.APPEND);
    }

    Value setRelationshipProperty(long id, int key, Value value) {
        ValueCodec.requireStorable(value);
        Value before = transaction.relationshipProperty(id, key);
        if (!before.isNull() || !value.isNull()) {
            writableRelationship(id).propertiesToWrite().set(key, value, before);
            writes.changed = true;
        }
        return before;
    }
}
