package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.List;

/// A change of the schema in a transaction.
sealed interface SchemaChange {
    record Create(IndexState index) implements SchemaChange {}

    record Drop(IndexDescriptor index) implements SchemaChange {}

    default boolean drops(IndexState index) {
        return this instanceof Drop(IndexDescriptor dropped)
                && dropped.id() == index.descriptor().id();
    }

    /// Throws if an index of this name or over these exists, or is made by the transaction already.
    static void requireFree(
            IndexCatalog.Indexes indexes, List<SchemaChange> changes, String name, int label, int propertyKey) {
        for (IndexState index : indexes.live()) {
            if (changes.stream().noneMatch(change -> change.drops(index))) {
                requireOther(index.descriptor(), name, label, propertyKey);
            }
        }
        for (SchemaChange change : changes) {
            if (change instanceof Create(IndexState index) && changes.stream().noneMatch(other -> other.drops(index))) {
                requireOther(index.descriptor(), name, label, propertyKey);
            }
        }
    }

    private static void requireOther(IndexDescriptor index, String name, int label, int propertyKey) {
        if (index.label() == label && index.propertyKey() == propertyKey) {
            throw new OrbitException(
                    ErrorCode.INDEX_ALREADY_EXISTS,
                    "The index " + index.name() + " is over the same label and property");
        }
        if (index.name().equals(name)) {
            throw new OrbitException(ErrorCode.INDEX_NAME_TAKEN, "There is an index of the name " + name);
        }
    }

    static IndexDescriptor requireKnown(IndexCatalog.Indexes indexes, List<SchemaChange> changes, String name) {
        for (SchemaChange change : changes) {
            if (change instanceof Create(IndexState index)
                    && index.descriptor().name().equals(name)
                    && changes.stream().noneMatch(other -> other.drops(index))) {
                return index.descriptor();
            }
        }
        IndexState index = indexes.byName(name);
        if (index == null || changes.stream().anyMatch(change -> change.drops(index))) {
            throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "There is no index of the name " + name);
        }
        return index.descriptor();
    }
}
