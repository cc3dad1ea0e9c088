package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.ArrayList;
import java.util.List;

/// What a transaction changes in the schema, and the indexes that it sees therefore. Not thread-safe.
final class SchemaChanges {
    private final IndexCatalog catalog;
    private final long snapshot;
    private final List<SchemaChange> changes = new ArrayList<>(0);

    SchemaChanges(IndexCatalog catalog, long snapshot) {
        this.catalog = catalog;
        this.snapshot = snapshot;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /// In the order in which they were made; not to be changed.
    List<SchemaChange> inOrder() {
        return changes;
    }

    /// The indexes that exist for the transaction.
    List<IndexDescriptor> visibleIndexes() {
        List<IndexDescriptor> all = new ArrayList<>();
        for (IndexState index : catalog.current().all()) {
            if (index.existsAt(snapshot) && !isDropped(index)) {
                all.add(index.seenAt(snapshot));
            }
        }
        for (SchemaChange change : changes) {
            if (change instanceof SchemaChange.Create(IndexState index) && !isDropped(index)) {
                all.add(index.descriptor());
            }
        }
        return all;
    }

    private boolean isDropped(IndexState index) {
        return changes.stream().anyMatch(change -> change.drops(index));
    }

    IndexDescriptor createIndex(String name, int label, int propertyKey) {
        SchemaChange.requireFree(catalog.current(), changes, name, label, propertyKey);
        IndexState index = IndexState.created(
                new IndexDescriptor(catalog.allocateId(), name, label, propertyKey, IndexDescriptor.State.POPULATING),
                snapshot);
        changes.add(new SchemaChange.Create(index));
        return index.descriptor();
    }

    void dropIndex(String name) {
        changes.add(new SchemaChange.Drop(SchemaChange.requireKnown(catalog.current(), changes, name)));
    }
}
