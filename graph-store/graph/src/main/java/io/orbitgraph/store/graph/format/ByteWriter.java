package io.orbitgraph.store.graph.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A growing byte array. Numbers of fixed width are big-endian; varints are LEB128, low bits first. Not thread-safe.
public final class ByteWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    public ByteWriter() {
        this(64);
    }

    public ByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    public int size() {
        return size;
    }

    /// The array behind; only the first {@link #size} bytes count.
    public byte[] array() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public void clear() {
        size = 0;
    }

    public ByteWriter writeByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteWriter writeInt(int value) {
        ensure(4);
        INT.set(bytes, size, value);
        size += 4;
        return this;
    }

    public ByteWriter writeLong(long value) {
        ensure(8);
        LONG.set(bytes, size, value);
        size += 8;
        return this;
    }

    /// An unsigned number in 1 to 10 bytes.
    public ByteWriter writeVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /// A signed number in 1 to 10 bytes, short if near zero.
    public ByteWriter writeZigzag(long value) {
        return writeVarint(value << 1 ^ value >> 63);
    }

    public ByteWriter writeBytes(byte[] source) {
        return writeBytes(source, 0, source.length);
    }

    public ByteWriter writeBytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
        return this;
    }

    private void ensure(int more) {
        if (size + more > bytes.length || size + more < 0) {
            bytes = Arrays.copyOf(bytes, grown(bytes.length, (long) size + more));
        }
    }

    private static int grown(int capacity, long needed) {
        int most = Integer.MAX_VALUE - 16;
        if (needed > most) {
            throw new OutOfMemoryError("a chunk of more than 2 GiB");
        }
        return (int) Math.min(most, Math.max(needed, 2L * capacity));
    }
}
