package io.orbitgraph.bolt.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tag and its fields, as a message or as a value.
public record Structure(int tag, List<@Nullable Object> fields) {
    public static Structure of(int tag, @Nullable Object... fields) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (@Nullable Object field : fields) {
            copy.add(field);
        }
        return new Structure(tag, copy);
    }
}
