package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.page.ColumnBuilder;
import io.orbitgraph.store.graph.page.PageTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The nodes of an import: hands out their ids, and keeps their properties as the bytes of chunks. Not thread-safe.
final class ImportedNodes {
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, OpenGroup> openGroups = new HashMap<>();

    /// A group that takes no more nodes.
    ///
    /// @param columns encoded, by key
    record Group(int classId, int slots, TreeMap<Integer, byte[]> columns) {}

    private static final class OpenGroup {
        final int group;
        final TreeMap<Integer, ColumnBuilder> columns = new TreeMap<>();
        int slots;

        OpenGroup(int group) {
            this.group = group;
        }
    }

    void add(int classId, int[] keys, Vector[] columns, int count, long[] ids) {
        int row = 0;
        while (row < count) {
            OpenGroup open = openGroups.get(classId);
            if (open == null || open.slots == RelationshipId.GROUP_SIZE) {
                open = next(classId, open);
            }
            int taken = Math.min(count - row, RelationshipId.GROUP_SIZE - open.slots);
            for (int c = 0; c < keys.length; c++) {
                ColumnBuilder builder =
                        open.columns.computeIfAbsent(keys[c], _ -> new ColumnBuilder(RelationshipId.GROUP_SIZE));
                copy(columns[c], row, builder, open.slots, taken);
            }
            for (int i = 0; i < taken; i++) {
                ids[row + i] = ((long) open.group << RelationshipId.GROUP_SHIFT) + open.slots + i;
            }
            open.slots += taken;
            row += taken;
        }
    }

    private OpenGroup next(int classId, @Nullable OpenGroup full) {
        if (full != null) {
            close(classId, full);
        }
        if (groups.size() == PageTable.MOST_GROUPS) {
            throw new OrbitException(
                    ErrorCode.STORAGE_ERROR, "The graph has no more room for nodes: 2^32 ids are used");
        }
        OpenGroup open = new OpenGroup(groups.size());
        // Its place; what it holds is known when it is closed.
        groups.add(new Group(classId, 0, new TreeMap<>()));
        openGroups.put(classId, open);
        return open;
    }

    private static void copy(Vector from, int row, ColumnBuilder to, int slot, int count) {
        for (int i = 0; i < count; i++) {
            if (!from.isNull(row + i)) {
                if (from instanceof LongVector numbers) {
                    to.setLong(slot + i, numbers.values[row + i]);
                } else {
                    to.set(slot + i, from.value(row + i));
                }
            }
        }
    }

    private void close(int classId, OpenGroup open) {
        TreeMap<Integer, byte[]> encoded = new TreeMap<>();
        open.columns.forEach((key, builder) -> {
            Vector column = builder.build();
            if (column != null) {
                ByteWriter out = new ByteWriter(1024);
                ColumnCodec.write(out, column);
                encoded.put(key, out.toByteArray());
            }
        });
        groups.set(open.group, new Group(classId, open.slots, encoded));
    }

    /// Closes what is open: no more nodes will come.
    void close() {
        openGroups.forEach(this::close);
        openGroups.clear();
    }

    int groupCount() {
        return groups.size();
    }

    Group group(int number) {
        return groups.get(number);
    }
}
