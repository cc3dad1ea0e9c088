package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.IndexDescriptor;
import java.util.ArrayList;
import java.util.List;

/// The indexes over what a transaction itself has written.
final class OwnIndexes {
    private final TransactionReader transaction;
    /// Made by the first seek of each index.
    private final List<TransactionIndex> made = new ArrayList<>(0);

    OwnIndexes(TransactionReader transaction) {
        this.transaction = transaction;
    }

    /// Several readers may come here at once.
    synchronized TransactionIndex of(IndexDescriptor index) {
        for (TransactionIndex own : made) {
            if (own.index == index.id()) {
                return own;
            }
        }
        TransactionIndex own = new TransactionIndex(index.id(), index.label(), index.propertyKey());
        made.add(own);
        WriteSet all = transaction.writes;
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
        boolean indexed = !node.deleted && transaction.store.classes().has(node.classId, own.label);
        own.update(node.node, indexed ? transaction.nodeProperty(node.node, own.propertyKey) : Value.NULL);
    }

    /// To be called after each write to a node's labels, properties or life.
    void update(NodeWrites node) {
        for (TransactionIndex own : made) {
            update(own, node);
        }
    }
}
