package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.ChunkBlocks;
import io.orbitgraph.store.graph.format.KeyLayout;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes the chunks of one whole group that has no image: for bulk import. To be called in the order of keys: header,
/// node columns, outgoing lists, incoming lists, relationship columns, each kind by ascending number. Not thread-safe.
public final class ChunkWriter {
    private final int group;
    private final BiConsumer<byte[], byte[]> sink;
    private final ByteWriter out = new ByteWriter(1024);

    /// @param sink takes keys, strictly ascending, and values
    public ChunkWriter(int group, BiConsumer<byte[], byte[]> sink) {
        this.group = group;
        this.sink = sink;
    }

    /// @param slots how many nodes the group has, all alive and in its first slots
    /// @param ordinals how many relationships start in the group
    public void header(int classId, long commit, int slots, int ordinals) {
        long[] live = new long[8];
        for (int slot = 0; slot < slots; slot++) {
            live[slot >>> 6] |= 1L << slot;
        }
        GroupImage image = new GroupImage(
                group,
                classId,
                commit,
                slots,
                ordinals,
                live,
                null,
                NodeVersion.NO_KEYS,
                GroupImage.NO_COLUMNS,
                GroupImage.NO_ADJACENCY,
                GroupImage.NO_ADJACENCY,
                GroupImage.NO_RELATIONSHIP_COLUMNS);
        GroupChunks.writeHeader(image, sink);
    }

    /// @param encoded by {@link io.orbitgraph.store.graph.format.ColumnCodec}
    public void nodeColumn(int key, byte[] encoded) {
        out.clear();
        out.writeBytes(encoded);
        ChunkBlocks.write(group, KeyLayout.NODE_COLUMN, key, out, sink);
    }

    /// The lists of one type, as {@link Adjacency} has them.
    ///
    /// @param offsets one more than there are slots
    public void lists(Direction direction, int type, int[] offsets, int[] nodes, int[] ordinals) {
        out.clear();
        AdjacencyCodec.write(out, group, new Adjacency(type, offsets, nodes, ordinals));
        int kind = direction == Direction.OUT ? KeyLayout.OUT_ADJACENCY : KeyLayout.IN_ADJACENCY;
        ChunkBlocks.write(group, kind, type, out, sink);
    }

    /// @param values by ordinal; nothing is written if all are null
    public void relationshipColumn(int key, Vector values) {
        @Nullable RelationshipColumn column = RelationshipColumn.of(key, 0, values);
        if (column != null) {
            out.clear();
            column.write(out);
            ChunkBlocks.write(group, KeyLayout.RELATIONSHIP_COLUMN, key, out, sink);
        }
    }
}
