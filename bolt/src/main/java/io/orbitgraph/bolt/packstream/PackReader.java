package io.orbitgraph.bolt.packstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads markers, lengths and plain items of one message after another.
///
/// Each length is compared with the bytes that are left, and each allocation is charged to the message's
/// {@link PackLimits}, before memory is taken. Throws {@link OrbitException} only: `REQUEST_INVALID` for bytes
/// that are no PackStream, `REQUEST_TOO_LARGE` for a limit, `INVALID_ARGUMENT` for a value that cannot exist.
/// Not thread-safe.
public final class PackReader {
    private static final int SCRATCH_BYTES = StringCache.MAX_BYTES;
    private static final int REFERENCE_BYTES = 8;

    private final StringCache cache;
    private final byte[] scratch = new byte[SCRATCH_BYTES];
    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private int depthLeft;
    private long heapLeft;
    private PackLimits limits = new PackLimits(1, 1);

    public PackReader(StringCache cache) {
        this.cache = cache;
    }

    /// Starts a message. The buffer stays the caller's to release.
    public void open(ByteBuf message, PackLimits messageLimits) {
        in = message;
        limits = messageLimits;
        depthLeft = messageLimits.depth();
        heapLeft = messageLimits.heapBytes();
    }

    /// Checks that the message ends here.
    public void requireEnd() {
        if (in.isReadable()) {
            throw invalid(in.readableBytes() + " bytes follow the end of the message");
        }
    }

    int readMarker() {
        need(1);
        return in.readUnsignedByte();
    }

    int peekMarker() {
        need(1);
        return in.getUnsignedByte(in.readerIndex());
    }

    /// Reads the head of a structure.
    ///
    /// @return the number of fields
    public int readStructureHeader() {
        return structureSize(readMarker());
    }

    static int structureSize(int marker) {
        if ((marker & 0xF0) != Marker.TINY_STRUCTURE) {
            throw unexpected("a structure", marker);
        }
        return marker & 0x0F;
    }

    public int readTag() {
        need(1);
        return in.readUnsignedByte();
    }

    public long readInteger() {
        return integer(readMarker());
    }

    long integer(int marker) {
        if ((byte) marker >= Marker.MIN_TINY_INT) {
            return (byte) marker;
        }
        return switch (marker) {
            case Marker.INT_8 -> {
                need(1);
                yield in.readByte();
            }
            case Marker.INT_16 -> {
                need(2);
                yield in.readShort();
            }
            case Marker.INT_32 -> {
                need(4);
                yield in.readInt();
            }
            case Marker.INT_64 -> readRawLong();
            default -> throw unexpected("an integer", marker);
        };
    }

    int readInt() {
        long value = readInteger();
        if ((int) value != value) {
            throw new OrbitException(ErrorCode.INVALID_ARGUMENT, value + " is outside the 32-bit range of this field");
        }
        return (int) value;
    }

    double readFloat() {
        int marker = readMarker();
        if (marker != Marker.FLOAT) {
            throw unexpected("a float", marker);
        }
        return readRawDouble();
    }

    double readRawDouble() {
        need(8);
        return in.readDouble();
    }

    long readRawLong() {
        need(8);
        return in.readLong();
    }

    /// Whether `marker` starts a string.
    static boolean isString(int marker) {
        return (marker & 0xF0) == Marker.TINY_STRING || (marker >= Marker.STRING_8 && marker <= Marker.STRING_32);
    }

    /// Reads a string that is a value.
    public String readString() {
        int marker = readMarker();
        return string(stringLength(marker));
    }

    /// Reads a string that clients are likely to send again: a key, or a query's text.
    public String readRepeatedString() {
        int length = stringLength(readMarker());
        if (length > SCRATCH_BYTES) {
            return string(length);
        }
        in.getBytes(in.readerIndex(), scratch, 0, length);
        String known = cache.get(scratch, length);
        if (known != null) {
            in.skipBytes(length);
            return known;
        }
        String text = string(length);
        cache.put(scratch, length, text);
        return text;
    }

    /// Reads the length of a string and checks that its bytes are there.
    int stringLength(int marker) {
        if ((marker & 0xF0) == Marker.TINY_STRING) {
            return available(marker & 0x0F);
        }
        return switch (marker) {
            case Marker.STRING_8 -> available(size8());
            case Marker.STRING_16 -> available(size16());
            case Marker.STRING_32 -> available(size32());
            default -> throw unexpected("a string", marker);
        };
    }

    /// Decodes `length` bytes that were found to be there.
    String string(int length) {
        charge(56L + length);
        int index = in.readerIndex();
        String text = in.toString(index, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(in.nioBuffer(index, length));
        }
        in.skipBytes(length);
        return text;
    }

    /// The replacement character is either in the client's text or the decoder's mark on bytes that are no
    /// text.
    private static void requireUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw new OrbitException(ErrorCode.INVALID_ARGUMENT, "a string is not well-formed UTF-8", null, e);
        }
    }

    byte[] readBytes() {
        return bytes(readMarker());
    }

    byte[] bytes(int marker) {
        int length = switch (marker) {
            case Marker.BYTES_8 -> available(size8());
            case Marker.BYTES_16 -> available(size16());
            case Marker.BYTES_32 -> available(size32());
            default -> throw unexpected("bytes", marker);
        };
        charge(32L + length);
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        return bytes;
    }

    static boolean isBytes(int marker) {
        return marker >= Marker.BYTES_8 && marker <= Marker.BYTES_32;
    }

    static boolean isList(int marker) {
        return (marker & 0xF0) == Marker.TINY_LIST || (marker >= Marker.LIST_8 && marker <= Marker.LIST_32);
    }

    /// The number of elements; there are at least as many bytes left.
    int listSize(int marker) {
        int size;
        if ((marker & 0xF0) == Marker.TINY_LIST) {
            size = available(marker & 0x0F);
        } else {
            size = switch (marker) {
                case Marker.LIST_8 -> available(size8());
                case Marker.LIST_16 -> available(size16());
                case Marker.LIST_32 -> available(size32());
                default -> throw unexpected("a list", marker);
            };
        }
        charge(40L + (long) size * REFERENCE_BYTES);
        return size;
    }

    static boolean isMap(int marker) {
        return (marker & 0xF0) == Marker.TINY_MAP || (marker >= Marker.MAP_8 && marker <= Marker.MAP_32);
    }

    /// The number of entries; there are at least two bytes left for each.
    int mapSize(int marker) {
        int size;
        if ((marker & 0xF0) == Marker.TINY_MAP) {
            size = marker & 0x0F;
        } else {
            size = switch (marker) {
                case Marker.MAP_8 -> size8();
                case Marker.MAP_16 -> size16();
                case Marker.MAP_32 -> available(size32());
                default -> throw unexpected("a map", marker);
            };
        }
        need(2L * size);
        charge(64L + size * 64L);
        return size;
    }

    /// Goes one level down; {@link #leave} comes back.
    void enter() {
        if (--depthLeft < 0) {
            throw new OrbitException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "the values of the request are nested deeper than " + limits.depth() + " levels");
        }
    }

    void leave() {
        depthLeft++;
    }

    /// Counts memory that is about to be taken.
    void charge(long bytes) {
        heapLeft -= bytes;
        if (heapLeft < 0) {
            throw new OrbitException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "the values of the request need more than " + limits.heapBytes()
                            + " bytes of memory; send them in smaller batches");
        }
    }

    private int size8() {
        need(1);
        return in.readUnsignedByte();
    }

    private int size16() {
        need(2);
        return in.readUnsignedShort();
    }

    private long size32() {
        need(4);
        return in.readUnsignedInt();
    }

    private int available(long length) {
        need(length);
        return (int) length;
    }

    private void need(long bytes) {
        if (bytes > in.readableBytes()) {
            throw invalid(
                    "the message ends early: " + bytes + " bytes are announced, " + in.readableBytes() + " are left");
        }
    }

    static OrbitException unexpected(String wanted, int marker) {
        return invalid(wanted + " is expected and not marker 0x" + Integer.toHexString(marker));
    }

    static OrbitException invalid(String message) {
        return invalid(message, null);
    }

    static OrbitException invalid(String message, @Nullable Throwable cause) {
        return new OrbitException(ErrorCode.REQUEST_INVALID, message, null, cause);
    }
}
