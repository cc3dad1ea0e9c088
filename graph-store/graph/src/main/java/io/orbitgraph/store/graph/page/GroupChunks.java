package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.ChunkBlocks;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads and writes the chunks of a group: images on disk.
public final class GroupChunks {
    /// One chunk's name.
    record Chunk(int kind, int column) {}

    private GroupChunks() {}

    /// The image that the chunks of a group hold; null if it has none. One scan.
    ///
    /// @param keys filled with the keys of all blocks; null if nobody wants them
    static @Nullable GroupImage read(KeyValueStore store, int group, @Nullable List<byte[]> keys) {
        HeaderCodec.Header header = null;
        TreeMap<Integer, Vector> columns = new TreeMap<>();
        List<Adjacency> out = new ArrayList<>();
        List<Adjacency> in = new ArrayList<>();
        List<RelationshipColumn> relationshipColumns = new ArrayList<>();
        List<byte[]> blockKeys = new ArrayList<>();
        List<byte[]> blocks = new ArrayList<>();
        try (Cursor cursor = store.scan(Space.GRAPH, KeyLayout.group(group), KeyLayout.group(group + 1), false)) {
            boolean more = cursor.next();
            while (more) {
                byte[] key = cursor.key();
                int kind = KeyLayout.kindOf(key);
                int column = KeyLayout.columnOf(key);
                blockKeys.clear();
                blocks.clear();
                do {
                    blockKeys.add(key);
                    blocks.add(cursor.value());
                    more = cursor.next();
                    key = more ? cursor.key() : key;
                } while (more && KeyLayout.kindOf(key) == kind && KeyLayout.columnOf(key) == column);
                if (keys != null) {
                    keys.addAll(blockKeys);
                }
                ByteReader chunk = ChunkBlocks.read(blockKeys, blocks);
                switch (kind) {
                    case KeyLayout.HEADER -> header = HeaderCodec.read(chunk);
                    case KeyLayout.NODE_COLUMN -> columns.put(column, ColumnCodec.read(chunk));
                    case KeyLayout.OUT_ADJACENCY -> out.add(AdjacencyCodec.read(group, column, chunk));
                    case KeyLayout.IN_ADJACENCY -> in.add(AdjacencyCodec.read(group, column, chunk));
                    case KeyLayout.RELATIONSHIP_COLUMN ->
                        relationshipColumns.add(RelationshipColumn.read(column, chunk));
                    default -> throw ByteReader.damaged("a chunk of unknown kind " + kind);
                }
            }
        }
        if (header == null) {
            if (!blockKeys.isEmpty()) {
                throw ByteReader.damaged("group " + group + " has no header");
            }
            return null;
        }
        return new GroupImage(
                group,
                header.classId(),
                header.commit(),
                header.slotLimit(),
                header.ordinalLimit(),
                header.live(),
                header.overrides(),
                columns.keySet().stream().mapToInt(Integer::intValue).toArray(),
                columns.values().toArray(Vector[]::new),
                out.toArray(Adjacency[]::new),
                in.toArray(Adjacency[]::new),
                relationshipColumns.toArray(RelationshipColumn[]::new));
    }

    static void writeHeader(GroupImage image, BiConsumer<byte[], byte[]> sink) {
        ByteWriter out = new ByteWriter(128);
        HeaderCodec.write(out, image);
        ChunkBlocks.write(image.group, KeyLayout.HEADER, 0, out, sink);
    }

    /// Writes one chunk; nothing if the image has none of this name.
    static void write(GroupImage image, Chunk chunk, BiConsumer<byte[], byte[]> sink) {
        ByteWriter out = new ByteWriter(1024);
        boolean present = switch (chunk.kind) {
            case KeyLayout.NODE_COLUMN -> {
                Vector column = image.column(chunk.column);
                if (column != null) {
                    ColumnCodec.write(out, column);
                }
                yield column != null;
            }
            case KeyLayout.OUT_ADJACENCY, KeyLayout.IN_ADJACENCY -> {
                Adjacency adjacency =
                        GroupImage.find(chunk.kind == KeyLayout.OUT_ADJACENCY ? image.out : image.in, chunk.column);
                if (adjacency != null) {
                    AdjacencyCodec.write(out, image.group, adjacency);
                }
                yield adjacency != null;
            }
            case KeyLayout.RELATIONSHIP_COLUMN -> {
                RelationshipColumn column = image.relationshipColumn(chunk.column);
                if (column != null) {
                    column.write(out);
                }
                yield column != null;
            }
            default -> throw new IllegalArgumentException("kind " + chunk.kind);
        };
        if (present) {
            ChunkBlocks.write(image.group, chunk.kind, chunk.column, out, sink);
        }
    }
}
