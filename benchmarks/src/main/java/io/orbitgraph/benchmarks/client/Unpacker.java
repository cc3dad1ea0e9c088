package io.orbitgraph.benchmarks.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes PackStream into Java objects; a structure becomes a list of its tag and fields.
final class Unpacker {
    private final ByteBuffer in;

    Unpacker(byte[] message) {
        this.in = ByteBuffer.wrap(message);
    }

    @Nullable
    Object value() {
        int marker = in.get() & 0xFF;
        int high = marker & 0xF0;
        int low = marker & 0x0F;
        if (marker < 0x80 || marker >= 0xF0) {
            return (long) (byte) marker;
        }
        return switch (high) {
            case 0x80 -> string(low);
            case 0x90 -> list(low);
            case 0xA0 -> map(low);
            case 0xB0 -> {
                List<@Nullable Object> struct = new ArrayList<>();
                struct.add((long) (in.get() & 0xFF));
                for (int i = 0; i < low; i++) {
                    struct.add(value());
                }
                yield struct;
            }
            default ->
                switch (marker) {
                    case 0xC0 -> null;
                    case 0xC1 -> in.getDouble();
                    case 0xC2 -> false;
                    case 0xC3 -> true;
                    case 0xC8 -> (long) in.get();
                    case 0xC9 -> (long) in.getShort();
                    case 0xCA -> (long) in.getInt();
                    case 0xCB -> in.getLong();
                    case 0xD0 -> string(in.get() & 0xFF);
                    case 0xD1 -> string(in.getShort() & 0xFFFF);
                    case 0xD2 -> string(in.getInt());
                    case 0xD4 -> list(in.get() & 0xFF);
                    case 0xD5 -> list(in.getShort() & 0xFFFF);
                    case 0xD6 -> list(in.getInt());
                    case 0xD8 -> map(in.get() & 0xFF);
                    case 0xD9 -> map(in.getShort() & 0xFFFF);
                    case 0xDA -> map(in.getInt());
                    default -> throw new IllegalStateException("unknown marker " + Integer.toHexString(marker));
                };
        };
    }

    private String string(int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> list(int size) {
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(value());
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int size) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put((String) java.util.Objects.requireNonNull(value()), value());
        }
        return map;
    }
}
