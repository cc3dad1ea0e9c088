package io.orbitgraph.store.graph;

import io.orbitgraph.model.value.Value;

/// A transaction: snapshot isolation, its own writes visible to its own reads. Used by one thread at a time.
///
/// Writes take intents at once: they wait for another transaction's intent on the same thing and throw
/// {@code DEADLOCK_DETECTED}, {@code LOCK_TIMEOUT}, or {@code WRITE_CONFLICT} if the thing changed after the snapshot;
/// then the transaction can only be rolled back. Adding relationships to a node does not conflict with adding others to
/// it.
public interface GraphTransaction extends GraphReader, AutoCloseable {
    /// The commit that this transaction's snapshot was taken at.
    long snapshot();

    // nodes

    long createNode(int... labels);

    /// Marks the node deleted. It may still have relationships, as long as they are gone at {@link #checkConsistency}.
    void deleteNode(long node);

    boolean addLabel(long node, int label);

    boolean removeLabel(long node, int label);

    /// Sets, or with {@link Value#NULL} removes, a property.
    ///
    /// @return the old value, {@link Value#NULL} if there was none
    /// @throws io.orbitgraph.model.error.OrbitException with {@code INVALID_PROPERTY_TYPE} if a property cannot hold it
    Value setNodeProperty(long node, int key, Value value);

    // relationships

    long createRelationship(long start, long end, int type);

    void deleteRelationship(long relationship);

    Value setRelationshipProperty(long relationship, int key, Value value);

    // what this transaction did

    boolean isNodeDeletedHere(long node);

    boolean isRelationshipDeletedHere(long relationship);

    /// Whether anything was written.
    boolean hasWrites();

    /// Throws {@code DELETE_CONNECTED_NODE} if a deleted node still has relationships. Called at the end of each
    /// statement that deletes, and by {@link #commit}.
    void checkConsistency();

    // schema: a transaction changes schema or data, not both

    /// Creates the index; it is filled in the background after the commit, or at once if it is quick.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code INDEX_ALREADY_EXISTS} or {@code INDEX_NAME_TAKEN}
    IndexDescriptor createIndex(String name, int label, int propertyKey);

    /// @throws io.orbitgraph.model.error.OrbitException with {@code INDEX_NOT_FOUND}
    void dropIndex(String name);

    // end

    /// Makes the writes durable, then visible.
    ///
    /// @return the commit's number; the snapshot's where nothing was written
    long commit();

    void rollback();

    /// Rolls back unless committed.
    @Override
    void close();
}
