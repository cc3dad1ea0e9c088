package io.orbitgraph.store.graph.format;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/// Cuts a chunk's bytes into the blocks of at most 60,000 bytes that the key-value store takes, and joins them again.
///
/// | block field | bytes | meaning |
/// | --- | --- | --- |
/// | version | 1 | 1 |
/// | checksum | 4 | CRC32C of the key and of what follows |
/// | length | 4 | block 0 only: bytes of the whole chunk |
/// | content | rest | |
public final class ChunkBlocks {
    public static final int VERSION = 1;
    static final int BLOCK_BYTES = 60_000;
    private static final int HEAD = 5;

    private ChunkBlocks() {}

    /// Calls `sink` with key and value of every block.
    public static void write(int group, int kind, int column, ByteWriter chunk, BiConsumer<byte[], byte[]> sink) {
        int offset = 0;
        int block = 0;
        do {
            int head = block == 0 ? HEAD + 4 : HEAD;
            int length = Math.min(BLOCK_BYTES, chunk.size() - offset);
            byte[] key = KeyLayout.chunkBlock(group, kind, column, block);
            ByteWriter out = new ByteWriter(head + length);
            out.writeByte(VERSION).writeInt(0);
            if (block == 0) {
                out.writeInt(chunk.size());
            }
            out.writeBytes(chunk.array(), offset, length);
            byte[] value = out.array();
            int checksum = checksum(key, value);
            for (int i = 0; i < 4; i++) {
                value[1 + i] = (byte) (checksum >>> (24 - 8 * i));
            }
            sink.accept(key, value);
            offset += length;
            block++;
        } while (offset < chunk.size());
    }

    /// The chunk that `blocks`, keys and values in key order, hold.
    public static ByteReader read(List<byte[]> keys, List<byte[]> values) {
        int length = -1;
        byte[] chunk = {};
        int offset = 0;
        for (int block = 0; block < keys.size(); block++) {
            byte[] key = keys.get(block);
            byte[] value = values.get(block);
            int head = block == 0 ? HEAD + 4 : HEAD;
            if (KeyLayout.blockOf(key) != block || value.length < head) {
                throw ByteReader.damaged("a block of a chunk of group " + KeyLayout.groupOf(key) + " is missing");
            }
            ByteReader in = new ByteReader(value);
            int version = in.readByte();
            if (version != VERSION) {
                throw ByteReader.damaged("a chunk has the unknown version " + version);
            }
            if (in.readInt() != checksum(key, value)) {
                throw ByteReader.damaged("the checksum of a chunk of group " + KeyLayout.groupOf(key) + " is wrong");
            }
            if (block == 0) {
                length = in.readInt();
                if (keys.size() == 1 && length == value.length - head) {
                    return new ByteReader(value, head);
                }
                if (length < 0 || length > (long) keys.size() * BLOCK_BYTES) {
                    throw ByteReader.damaged("a chunk of group " + KeyLayout.groupOf(key) + " has no true length");
                }
                chunk = new byte[length];
            }
            if (offset + (value.length - head) > length) {
                throw ByteReader.damaged("a chunk of group " + KeyLayout.groupOf(key) + " is too long");
            }
            System.arraycopy(value, head, chunk, offset, value.length - head);
            offset += value.length - head;
        }
        if (offset != length) {
            throw ByteReader.damaged("a chunk is cut short");
        }
        return new ByteReader(chunk);
    }

    private static int checksum(byte[] key, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        crc.update(value, HEAD, value.length - HEAD);
        return (int) crc.getValue();
    }
}
