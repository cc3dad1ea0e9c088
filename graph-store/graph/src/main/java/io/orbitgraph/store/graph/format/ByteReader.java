package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads what {@link ByteWriter} wrote. Lengths are checked against what is left before anything is allocated; bytes
/// that make no sense are a {@code STORAGE_ERROR}. Not thread-safe.
public final class ByteReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0);
    }

    public ByteReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    public boolean hasRemaining() {
        return position < bytes.length;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return bytes.length - position;
    }

    public int readByte() {
        require(1);
        return bytes[position++] & 0xFF;
    }

    public int readInt() {
        require(4);
        int value = (int) INT.get(bytes, position);
        position += 4;
        return value;
    }

    public long readLong() {
        require(8);
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    public long readVarint() {
        long value = 0;
        int shift = 0;
        while (true) {
            require(1);
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
            if (shift > 63) {
                throw damaged("a number of more than 64 bits");
            }
        }
    }

    /// A varint that must be in `[0, most]`.
    public int readVarint(int most) {
        if (position < bytes.length && bytes[position] >= 0 && bytes[position] <= most) {
            return bytes[position++];
        }
        long value = readVarint();
        if (value < 0 || value > most) {
            throw damaged(value + " where at most " + most + " is possible");
        }
        return (int) value;
    }

    /// A varint of 32 bits, unsigned.
    public int readVarint32() {
        long value = readVarint();
        if (value >>> 32 != 0) {
            throw damaged("a number of more than 32 bits");
        }
        return (int) value;
    }

    /// A count of things that take at least one byte each.
    public int readCount() {
        return readVarint(bytes.length - position);
    }

    public long readZigzag() {
        long value = readVarint();
        return value >>> 1 ^ -(value & 1);
    }

    public byte[] readBytes(int length) {
        require(length);
        byte[] result = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return result;
    }

    /// The array behind, for bulk decoders.
    byte[] array() {
        return bytes;
    }

    void skip(int length) {
        require(length);
        position += length;
    }

    public static OrbitException damaged(String what) {
        return new OrbitException(ErrorCode.STORAGE_ERROR, "The store is damaged: " + what);
    }

    private void require(int length) {
        if (length < 0 || bytes.length - position < length) {
            throw damaged("a record ends early");
        }
    }
}
