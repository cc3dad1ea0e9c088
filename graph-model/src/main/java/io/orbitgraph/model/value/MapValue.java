package io.orbitgraph.model.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A map from string keys to values. Keeps the order in which keys were put; equality ignores it.
///
/// @param entries a map that nobody changes any more; the constructor does not copy
public record MapValue(Map<String, Value> entries) implements Value {
    public static final MapValue EMPTY = new MapValue(Map.of());

    public static MapValue of(String key, Value value) {
        return new MapValue(Map.of(key, value));
    }

    /// A copy of `entries` in their order.
    public static MapValue copyOf(Map<String, Value> entries) {
        return new MapValue(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    /// The value under `key`, {@link Value#NULL} if there is none.
    public Value get(String key) {
        Value value = entries.get(key);
        return value == null ? Value.NULL : value;
    }

    public boolean containsKey(String key) {
        return entries.containsKey(key);
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public ValueType type() {
        return ValueType.MAP;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
