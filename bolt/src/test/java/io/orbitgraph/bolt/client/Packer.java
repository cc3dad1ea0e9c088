package io.orbitgraph.bolt.client;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packs plain Java objects, always in the widest form, which a server must accept like the shortest.
public final class Packer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Packer() {}

    public static byte[] pack(@Nullable Object value) {
        Packer packer = new Packer();
        try {
            packer.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packer.bytes.toByteArray();
    }

    private void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(0xC0);
            case Boolean bool -> out.writeByte(bool ? 0xC3 : 0xC2);
            case Integer number -> {
                out.writeByte(0xCA);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte(0xCB);
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte(0xC1);
                out.writeDouble(number);
            }
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeByte(0xD2);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            case byte[] data -> {
                out.writeByte(0xCE);
                out.writeInt(data.length);
                out.write(data);
            }
            case List<?> list -> {
                out.writeByte(0xD6);
                out.writeInt(list.size());
                for (Object element : list) {
                    write(element);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte(0xDA);
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(entry.getKey());
                    write(entry.getValue());
                }
            }
            case Structure(int tag, var fields) -> {
                out.writeByte(0xB0 | fields.size());
                out.writeByte(tag);
                for (Object field : fields) {
                    write(field);
                }
            }
            default -> throw new IllegalArgumentException("cannot pack " + value.getClass());
        }
    }
}
