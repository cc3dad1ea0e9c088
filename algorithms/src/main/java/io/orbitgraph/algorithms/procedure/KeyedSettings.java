package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Values of configuration keys that hold for all users, or for one, whose own goes before. They are held in memory:
/// until the server stops. Thread-safe.
public final class KeyedSettings {
    /// Stands for all users.
    public static final String EVERYONE = "";

    private final Map<String, Map<String, Value>> byUser = new HashMap<>();

    /// @param user {@link #EVERYONE} for all
    /// @param value null removes what was set
    public synchronized void set(String user, String key, Value value) {
        Map<String, Value> values = new TreeMap<>(byUser.getOrDefault(user, Map.of()));
        if (value.isNull()) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        byUser.put(user, values);
    }

    /// What is in force for a user, by key; not to be changed.
    public synchronized Map<String, Value> of(String user) {
        Map<String, Value> all = byUser.getOrDefault(EVERYONE, Map.of());
        Map<String, Value> own = byUser.getOrDefault(user, Map.of());
        if (user.equals(EVERYONE) || own.isEmpty()) {
            return all;
        }
        Map<String, Value> both = new TreeMap<>(all);
        both.putAll(own);
        return both;
    }
}
