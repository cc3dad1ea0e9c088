package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import java.util.UUID;

/// Says that a store is a graph of ours, in which version of the layout, and which one.
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | magic | 8 | `ORBITGRF` |
/// | version | 4 | layout of all other records: {@link #VERSION} |
/// | database | 16 | UUID |
public record FormatRecord(int version, UUID database) {
    public static final int VERSION = 1;
    private static final byte[] MAGIC = {'O', 'R', 'B', 'I', 'T', 'G', 'R', 'F'};

    public byte[] encode() {
        return new ByteWriter(28)
                .writeBytes(MAGIC)
                .writeInt(version)
                .writeLong(database.getMostSignificantBits())
                .writeLong(database.getLeastSignificantBits())
                .array();
    }

    /// @throws OrbitException with {@code STORE_FORMAT} unless it is of this version
    public static FormatRecord decode(byte[] bytes) {
        if (bytes.length != 28 || !Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)) {
            throw new OrbitException(ErrorCode.STORE_FORMAT, "The store is not a graph of OrbitGraph");
        }
        ByteReader in = new ByteReader(bytes, 8);
        int version = in.readInt();
        if (version != VERSION) {
            throw new OrbitException(
                    ErrorCode.STORE_FORMAT,
                    "The store has format " + version + ", this program reads format " + VERSION
                            + "; open it with the program that wrote it, export it there and import it here");
        }
        return new FormatRecord(version, new UUID(in.readLong(), in.readLong()));
    }
}
