package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.page.ColumnBuilder;
import io.orbitgraph.store.graph.page.Page;
import org.jspecify.annotations.Nullable;

/// Reads one property of many nodes or relationships.
final class PropertyGather {
    private PropertyGather() {}

    static Vector ofNodes(TransactionReader transaction, int key, NodeVector nodes, int @Nullable [] rows, int count) {
        ColumnBuilder builder = new ColumnBuilder(nodes.capacity());
        Page page = null;
        Vector column = null;
        long group = -1;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (nodes.isNull(row)) {
                continue;
            }
            long node = nodes.values[row];
            if (transaction.writes == null) {
                if (page == null || node >>> RelationshipId.GROUP_SHIFT != group) {
                    page = transaction.requireNode(node);
                    group = node >>> RelationshipId.GROUP_SHIFT;
                    column = page.isClean() ? page.cleanColumn(key) : null;
                }
                int slot = (int) node & RelationshipId.GROUP_SIZE - 1;
                if (column != null && slot < column.capacity() && page.isLive(slot, transaction.snapshot)) {
                    copy(column, slot, builder, row);
                    continue;
                }
            }
            builder.set(row, transaction.nodeProperty(node, key));
        }
        return finish(builder, nodes.capacity());
    }

    private static void copy(Vector column, int slot, ColumnBuilder builder, int row) {
        switch (column) {
            case LongVector longs when !longs.isNull(slot) -> builder.setLong(row, longs.values[slot]);
            case StringVector strings -> {
                String text = strings.values[slot];
                if (text != null) {
                    builder.setString(row, text);
                }
            }
            case Vector any -> builder.set(row, any.value(slot));
        }
    }

    static Vector ofRelationships(
            TransactionReader transaction,
            int key,
            RelationshipVector relationships,
            int @Nullable [] rows,
            int count) {
        ColumnBuilder builder = new ColumnBuilder(relationships.capacity());
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!relationships.isNull(row)) {
                builder.set(row, transaction.relationshipProperty(relationships.ids[row], key));
            }
        }
        return finish(builder, relationships.capacity());
    }

    private static Vector finish(ColumnBuilder builder, int capacity) {
        Vector result = builder.build();
        return result == null ? ColumnCodec.newVectorFor(Value.NULL, capacity) : result;
    }
}
