package io.orbitgraph.store.graph.format;

/// All keys of a graph, in one place. Numbers are big-endian and unsigned, so that byte order is number order.
///
/// | space | bytes | value |
/// | --- | --- | --- |
/// | `GRAPH` | group:4 kind:1 column:4 block:4 | block of a chunk ({@link ChunkBlocks}) |
/// | `DELTA` | group:4 commit:8 part:2 | part of what the commit did to the group ({@link DeltaCodec}) |
/// | `INDEX` | index:4 encoded value node:8 | commit:8 that put the entry |
/// | `META` | `B` | there while an import runs: the store must not be opened |
/// | | `C` class:4 | the class's labels: count, labels as varints |
/// | | `D` commit:8 number:4 | key of an index entry that no snapshot from `commit` on needs |
/// | | `F` | format record ({@link FormatRecord}) |
/// | | `G` class:4 group:4 | varint: so many groups from `group` on are of the class |
/// | | `I` index:4 | index record |
/// | | `J` | next index number, 4 bytes |
/// | | `L` | number of the last commit, 8 bytes |
/// | | `N` kind:1 a:4 b:4 | a count, 8 bytes little-endian |
/// | | `O` label:4 group:4 | empty: some node of the group has the label without its class having it |
/// | | `T` kind:1 number:4 | name of a token, UTF-8 |
/// | | `W` | first group number never used, 4 bytes |
///
/// Chunk kinds: 0 header, 1 node property column (column = key), 2 outgoing and 3 incoming adjacency (column = type),
/// 4 relationship property column (column = key).
public final class KeyLayout {
    public static final int HEADER = 0;
    public static final int NODE_COLUMN = 1;
    public static final int OUT_ADJACENCY = 2;
    public static final int IN_ADJACENCY = 3;
    public static final int RELATIONSHIP_COLUMN = 4;

    private KeyLayout() {}

    public static byte[] importRunning() {
        return metaKind('B');
    }

    public static byte[] format() {
        return metaKind('F');
    }

    public static byte[] nextIndex() {
        return metaKind('J');
    }

    public static byte[] lastCommit() {
        return metaKind('L');
    }

    public static byte[] nextGroup() {
        return metaKind('W');
    }

    public static byte[] chunkBlock(int group, int kind, int column, int block) {
        return new ByteWriter(13)
                .writeInt(group)
                .writeByte(kind)
                .writeInt(column)
                .writeInt(block)
                .array();
    }

    /// The first key of a group in `GRAPH` and `DELTA`; of `group + 1` it is the end of the group.
    public static byte[] group(int group) {
        return number(group);
    }

    public static int groupOf(byte[] key) {
        return new ByteReader(key).readInt();
    }

    public static int kindOf(byte[] chunkKey) {
        return chunkKey[4];
    }

    public static int columnOf(byte[] chunkKey) {
        return new ByteReader(chunkKey, 5).readInt();
    }

    public static int blockOf(byte[] chunkKey) {
        return new ByteReader(chunkKey, 9).readInt();
    }

    public static byte[] delta(int group, long commit, int part) {
        return new ByteWriter(14)
                .writeInt(group)
                .writeLong(commit)
                .writeByte(part >>> 8)
                .writeByte(part)
                .array();
    }

    public static long commitOfDelta(byte[] key) {
        return new ByteReader(key, 4).readLong();
    }

    public static int partOfDelta(byte[] key) {
        return ((key[12] & 0xFF) << 8) | (key[13] & 0xFF);
    }

    /// @param value encoded by {@link IndexKeys}
    public static byte[] indexEntry(int index, byte[] value, long node) {
        return new ByteWriter(value.length + 12)
                .writeInt(index)
                .writeBytes(value)
                .writeLong(node)
                .array();
    }

    public static byte[] indexStart(int index) {
        return number(index);
    }

    public static long nodeOfIndexEntry(byte[] key) {
        return new ByteReader(key, key.length - 8).readLong();
    }

    public static byte[] classRecord(int classId) {
        return meta('C', classId);
    }

    public static byte[] tombstone(long commit, int number) {
        return new ByteWriter(13)
                .writeByte('D')
                .writeLong(commit)
                .writeInt(number)
                .array();
    }

    public static byte[] groupRun(int classId, int group) {
        return new ByteWriter(9)
                .writeByte('G')
                .writeInt(classId)
                .writeInt(group)
                .array();
    }

    public static byte[] index(int index) {
        return meta('I', index);
    }

    public static byte[] count(int kind, int a, int b) {
        return new ByteWriter(10)
                .writeByte('N')
                .writeByte(kind)
                .writeInt(a)
                .writeInt(b)
                .array();
    }

    public static byte[] labelException(int label, int group) {
        return new ByteWriter(9).writeByte('O').writeInt(label).writeInt(group).array();
    }

    public static byte[] token(int kind, int number) {
        return new ByteWriter(6).writeByte('T').writeByte(kind).writeInt(number).array();
    }

    /// The range of all keys of a kind in `META`: `[kind, kind + 1)`.
    public static byte[] metaKind(int kind) {
        return new byte[] {(byte) kind};
    }

    private static byte[] meta(int kind, int number) {
        return new ByteWriter(5).writeByte(kind).writeInt(number).array();
    }

    public static byte[] number(int number) {
        return new ByteWriter(4).writeInt(number).array();
    }

    public static byte[] number(long number) {
        return new ByteWriter(8).writeLong(number).array();
    }
}
