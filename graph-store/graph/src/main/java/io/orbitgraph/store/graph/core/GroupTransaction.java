package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import org.jspecify.annotations.Nullable;

/// A transaction: what it sees stands in {@link TransactionReader}, what its writes do in {@link TransactionWriter};
/// here is when it may do either, and how it ends.
final class GroupTransaction extends TransactionReader implements GraphTransaction {
    private final int snapshotSlot;
    final LockOwner locks;
    private @Nullable TransactionWriter writer;
    /// Why the transaction can only be rolled back.
    private @Nullable OrbitException failure;

    GroupTransaction(GroupGraphStore store, int snapshotSlot, long snapshot) {
        super(store, snapshot);
        this.snapshotSlot = snapshotSlot;
        this.locks = new LockOwner(snapshot);
    }

    @Override
    public long snapshot() {
        return snapshot;
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
        return schemaChanges.createIndex(name, label, propertyKey);
    }

    @Override
    public void dropIndex(String name) {
        requireSchemaOnly();
        schemaChanges.dropIndex(name);
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
