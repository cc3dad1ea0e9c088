package io.orbitgraph.query.function;

import io.orbitgraph.model.error.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All functions by name, in any case. Immutable, safe to share between threads.
public final class FunctionRegistry {
    private final Map<String, ScalarFunction> scalars = new TreeMap<>();
    private final Map<String, AggregateFunction> aggregates = new TreeMap<>();

    /// @throws IllegalArgumentException if two functions have the same name
    public FunctionRegistry(Collection<ScalarFunction> scalars, Collection<AggregateFunction> aggregates) {
        for (ScalarFunction function : scalars) {
            if (this.scalars.put(key(function.signature().name()), function) != null) {
                throw new IllegalArgumentException(
                        "two functions " + function.signature().name());
            }
        }
        for (AggregateFunction function : aggregates) {
            String key = key(function.signature().name());
            if (this.aggregates.put(key, function) != null || this.scalars.containsKey(key)) {
                throw new IllegalArgumentException(
                        "two functions " + function.signature().name());
            }
        }
    }

    public Optional<ScalarFunction> scalar(String name) {
        return Optional.ofNullable(scalars.get(key(name)));
    }

    public Optional<AggregateFunction> aggregate(String name) {
        return Optional.ofNullable(aggregates.get(key(name)));
    }

    /// All scalar functions, sorted by name.
    public List<ScalarFunction> scalars() {
        return List.copyOf(scalars.values());
    }

    /// All aggregating functions, sorted by name.
    public List<AggregateFunction> aggregates() {
        return List.copyOf(aggregates.values());
    }

    /// The canonical names of all functions, sorted.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (ScalarFunction function : scalars.values()) {
            names.add(function.signature().name());
        }
        for (AggregateFunction function : aggregates.values()) {
            names.add(function.signature().name());
        }
        names.sort(Comparator.comparing(FunctionRegistry::key));
        return names;
    }

    /// The function that someone who wrote `name` may have meant, for "did you mean"; none if nothing is near.
    public Optional<String> nearestName(String name) {
        return NearestName.of(name, names());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
