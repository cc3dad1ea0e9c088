package io.orbitgraph.benchmarks.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Encodes a few Java types as PackStream, the way the Bolt documentation lays it out. Not thread-safe.
final class PackBuffer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PackBuffer struct(int tag, int fields) {
        out.write(0xB0 | fields);
        out.write(tag);
        return this;
    }

    /// Accepts null, Boolean, Long, Integer, Double, String, List and Map.
    PackBuffer value(@Nullable Object value) {
        switch (value) {
            case null -> out.write(0xC0);
            case Boolean b -> out.write(b ? 0xC3 : 0xC2);
            case Integer i -> integer(i);
            case Long l -> integer(l);
            case Double d -> {
                out.write(0xC1);
                bytes(Double.doubleToRawLongBits(d), 8);
            }
            case String s -> {
                byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
                header(utf8.length, 0x80, 0xD0);
                out.writeBytes(utf8);
            }
            case List<?> list -> {
                header(list.size(), 0x90, 0xD4);
                list.forEach(this::value);
            }
            case Map<?, ?> map -> {
                header(map.size(), 0xA0, 0xD8);
                map.forEach((key, item) -> value(key).value(item));
            }
            default -> throw new IllegalArgumentException("cannot encode " + value.getClass());
        }
        return this;
    }

    private void header(int size, int tiny, int marker) {
        if (size < 16) {
            out.write(tiny | size);
        } else if (size < 0x100) {
            out.write(marker);
            out.write(size);
        } else if (size < 0x1_0000) {
            out.write(marker + 1);
            bytes(size, 2);
        } else {
            out.write(marker + 2);
            bytes(size, 4);
        }
    }

    private void integer(long value) {
        if (value >= -16 && value < 128) {
            out.write((int) value);
        } else if (value == (byte) value) {
            out.write(0xC8);
            bytes(value, 1);
        } else if (value == (short) value) {
            out.write(0xC9);
            bytes(value, 2);
        } else if (value == (int) value) {
            out.write(0xCA);
            bytes(value, 4);
        } else {
            out.write(0xCB);
            bytes(value, 8);
        }
    }

    private void bytes(long value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }

    /// The message in chunks, ready to be sent; empties the buffer.
    byte[] message() {
        byte[] body = out.toByteArray();
        out.reset();
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(body.length + 16);
        for (int at = 0; at < body.length; at += 0xFFFF) {
            int size = Math.min(0xFFFF, body.length - at);
            chunks.write(size >>> 8);
            chunks.write(size);
            chunks.write(body, at, size);
        }
        chunks.write(0);
        chunks.write(0);
        return chunks.toByteArray();
    }
}
