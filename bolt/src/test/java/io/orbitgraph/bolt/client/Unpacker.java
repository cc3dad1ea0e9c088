package io.orbitgraph.bolt.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Unpacks to Long, Double, String, Boolean, byte[], UUID, List, Map, {@link Structure} and null.
public final class Unpacker {
    private final ByteBuffer in;

    private Unpacker(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    public static @Nullable Object unpack(byte[] bytes) {
        Unpacker unpacker = new Unpacker(bytes);
        Object value = unpacker.read();
        if (unpacker.in.hasRemaining()) {
            throw new IllegalArgumentException(unpacker.in.remaining() + " bytes are left");
        }
        return value;
    }

    private @Nullable Object read() {
        int marker = in.get() & 0xFF;
        int low = marker & 0x0F;
        return switch (marker >> 4) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 0xF -> (long) (byte) marker;
            case 8 -> string(low);
            case 9 -> list(low);
            case 0xA -> map(low);
            case 0xB -> structure(low);
            default -> wide(marker);
        };
    }

    private @Nullable Object wide(int marker) {
        return switch (marker) {
            case 0xC0 -> null;
            case 0xC1 -> in.getDouble();
            case 0xC2 -> false;
            case 0xC3 -> true;
            case 0xC8 -> (long) in.get();
            case 0xC9 -> (long) in.getShort();
            case 0xCA -> (long) in.getInt();
            case 0xCB -> in.getLong();
            case 0xCC -> bytes(in.get() & 0xFF);
            case 0xCD -> bytes(in.getShort() & 0xFFFF);
            case 0xCE -> bytes(in.getInt());
            case 0xD0 -> string(in.get() & 0xFF);
            case 0xD1 -> string(in.getShort() & 0xFFFF);
            case 0xD2 -> string(in.getInt());
            case 0xD4 -> list(in.get() & 0xFF);
            case 0xD5 -> list(in.getShort() & 0xFFFF);
            case 0xD6 -> list(in.getInt());
            case 0xD8 -> map(in.get() & 0xFF);
            case 0xD9 -> map(in.getShort() & 0xFFFF);
            case 0xDA -> map(in.getInt());
            case 0xE0 -> new UUID(in.getLong(), in.getLong());
            default -> throw new IllegalArgumentException("marker " + Integer.toHexString(marker));
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private String string(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> list(int size) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(read());
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int size) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(string(), read());
        }
        return map;
    }

    private String string() {
        if (read() instanceof String key) {
            return key;
        }
        throw new IllegalArgumentException("a key is not a string");
    }

    private Structure structure(int fields) {
        int tag = in.get() & 0xFF;
        return new Structure(tag, list(fields));
    }
}
