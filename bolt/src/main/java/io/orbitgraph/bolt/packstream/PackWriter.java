package io.orbitgraph.bolt.packstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;

/// Writes markers, lengths and plain items, each in its shortest form. Not thread-safe.
///
/// A message has a limit, which is tested wherever something of any size is about to be written; numbers are
/// not tested one by one, so that a message can be longer by the numbers of one list, which is nine times the
/// limit at most.
public final class PackWriter {
    private ByteBuf out = Unpooled.EMPTY_BUFFER;
    private int endIndex;
    private int maxBytes;

    /// Writes one message of at most `maxMessageBytes` into `buffer`. The buffer stays the caller's.
    public void open(ByteBuf buffer, int maxMessageBytes) {
        out = buffer;
        maxBytes = maxMessageBytes;
        endIndex = buffer.writerIndex() + maxMessageBytes;
    }

    public void writeNull() {
        out.writeByte(Marker.NULL);
    }

    public void writeBoolean(boolean value) {
        out.writeByte(value ? Marker.TRUE : Marker.FALSE);
    }

    public void writeInteger(long value) {
        if ((byte) value == value) {
            if (value >= Marker.MIN_TINY_INT) {
                out.writeByte((int) value);
            } else {
                out.writeShort((Marker.INT_8 << 8) | ((int) value & 0xFF));
            }
        } else if ((short) value == value) {
            out.writeMedium((Marker.INT_16 << 16) | ((int) value & 0xFFFF));
        } else if ((int) value == value) {
            out.writeByte(Marker.INT_32);
            out.writeInt((int) value);
        } else {
            out.writeByte(Marker.INT_64);
            out.writeLong(value);
        }
    }

    public void writeFloat(double value) {
        out.writeByte(Marker.FLOAT);
        out.writeDouble(value);
    }

    public void writeString(String value) {
        int length = ByteBufUtil.utf8Bytes(value);
        writeHeader(length, Marker.TINY_STRING, Marker.STRING_8);
        ByteBufUtil.reserveAndWriteUtf8(out, value, length);
    }

    public void writeBytes(byte[] value) {
        int length = value.length;
        requireRoom(length);
        if (length <= 0xFF) {
            out.writeShort(Marker.BYTES_8 << 8 | length);
        } else if (length <= 0xFFFF) {
            out.writeMedium(Marker.BYTES_16 << 16 | length);
        } else {
            out.writeByte(Marker.BYTES_32);
            out.writeInt(length);
        }
        out.writeBytes(value);
    }

    /// `size` values follow.
    public void writeListHeader(int size) {
        writeHeader(size, Marker.TINY_LIST, Marker.LIST_8);
    }

    /// `size` pairs of string and value follow.
    public void writeMapHeader(int size) {
        writeHeader(size, Marker.TINY_MAP, Marker.MAP_8);
    }

    /// Starts a map whose size is known only when its entries are written: 15 at most.
    ///
    /// @return what to give to {@link #closeMap}
    public int openMap() {
        int index = out.writerIndex();
        out.writeByte(Marker.TINY_MAP);
        return index;
    }

    public void closeMap(int index, int entries) {
        if (entries > 0x0F) {
            throw new IllegalArgumentException(entries + " entries do not fit a small map");
        }
        out.setByte(index, Marker.TINY_MAP | entries);
    }

    /// `fields` values follow, 15 at most.
    public void writeStructureHeader(int fields, int tag) {
        out.writeShort((Marker.TINY_STRUCTURE | fields) << 8 | tag);
    }

    void writeUuid(long high, long low) {
        out.writeByte(Marker.UUID);
        out.writeLong(high);
        out.writeLong(low);
    }

    /// The markers for one-, two- and four-byte sizes follow each other.
    private void writeHeader(int size, int tinyMarker, int marker8) {
        requireRoom(size);
        if (size <= 0x0F) {
            out.writeByte(tinyMarker | size);
        } else if (size <= 0xFF) {
            out.writeShort(marker8 << 8 | size);
        } else if (size <= 0xFFFF) {
            out.writeMedium((marker8 + 1) << 16 | size);
        } else {
            out.writeByte(marker8 + 2);
            out.writeInt(size);
        }
    }

    private void requireRoom(int bytes) {
        if (bytes > endIndex - out.writerIndex()) {
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT, "one record is longer than the limit of " + maxBytes + " bytes");
        }
    }
}
