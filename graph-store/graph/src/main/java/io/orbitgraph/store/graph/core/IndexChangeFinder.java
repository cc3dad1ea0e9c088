package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.format.IndexKeys;
import io.orbitgraph.store.graph.format.KeyLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds out what a transaction changes in the indexes.
final class IndexChangeFinder {
    private final TransactionReader transaction;
    private final WriteSet writes;
    private final ClassRegistry classes;

    IndexChangeFinder(TransactionReader transaction, WriteSet writes) {
        this.transaction = transaction;
        this.writes = writes;
        this.classes = transaction.store.classes();
    }

    List<IndexChange> find(IndexCatalog.Indexes indexes) {
        List<IndexChange> changes = new ArrayList<>();
        List<IndexState> live = indexes.live();
        if (!live.isEmpty()) {
            for (int i = 0; i < writes.nodes.size(); i++) {
                NodeWrites node = writes.nodes.valueAt(i);
                if (node.hasDataChanges() && !(node.created && node.deleted)) {
                    for (IndexState index : live) {
                        addChanges(node, index, changes);
                    }
                }
            }
        }
        return changes;
    }

    private void addChanges(NodeWrites node, IndexState index, List<IndexChange> changes) {
        int label = index.descriptor().label();
        int key = index.descriptor().propertyKey();
        boolean was = !node.created && classes.has(node.originalClass, label);
        boolean is = !node.deleted && classes.has(node.classId, label);
        PropertyWrites properties = node.properties();
        int at = properties == null ? -1 : properties.indexOf(key);
        if ((!was && !is) || (was && is && at < 0)) {
            return;
        }
        Value original = node.created
                ? Value.NULL
                : properties != null && at >= 0
                        ? properties.original(at)
                        : transaction.snapshotProperty(node.node, key);
        Value value = properties != null && at >= 0 ? properties.value(at) : original;
        byte[] before = was && !original.isNull() ? IndexKeys.encode(original) : null;
        byte[] after = is && !value.isNull() ? IndexKeys.encode(value) : null;
        if (Arrays.equals(before, after)) {
            return;
        }
        int id = index.descriptor().id();
        if (before != null) {
            changes.add(new IndexChange(id, KeyLayout.indexEntry(id, before, node.node), false));
        }
        if (after != null) {
            changes.add(new IndexChange(id, KeyLayout.indexEntry(id, after, node.node), true));
        }
    }
}
