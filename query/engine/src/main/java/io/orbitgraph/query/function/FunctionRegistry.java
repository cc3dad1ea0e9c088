package io.orbitgraph.query.function;

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
        String wanted = key(name);
        String nearest = null;
        int nearestDistance = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : names()) {
            int distance = distance(wanted, key(candidate));
            if (distance < nearestDistance) {
                nearest = candidate;
                nearestDistance = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The number of insertions, deletions and replacements between two strings (Levenshtein).
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
