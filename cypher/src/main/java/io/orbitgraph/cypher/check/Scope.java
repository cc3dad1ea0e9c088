package io.orbitgraph.cypher.check;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that can be used at a place, in the order of their declaration. Immutable.
public final class Scope {
    public static final Scope EMPTY = new Scope(Map.of());

    private final Map<String, Variable> variables;

    private Scope(Map<String, Variable> variables) {
        this.variables = variables;
    }

    public @Nullable Variable find(String name) {
        return variables.get(name);
    }

    public boolean has(String name) {
        return variables.containsKey(name);
    }

    public boolean isEmpty() {
        return variables.isEmpty();
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(variables.keySet());
    }

    public Collection<Variable> variables() {
        return Collections.unmodifiableCollection(variables.values());
    }

    /// This scope with one more name, which hides an earlier one.
    public Scope with(String name, Variable variable) {
        Map<String, Variable> more = new LinkedHashMap<>(variables);
        more.put(name, variable);
        return new Scope(more);
    }

    /// This scope with the names of `other`, which hide those of this one.
    public Scope with(Scope other) {
        if (other.isEmpty()) {
            return this;
        }
        Map<String, Variable> more = new LinkedHashMap<>(variables);
        more.putAll(other.variables);
        return new Scope(more);
    }

    /// Only what `mentions` speaks of.
    public Scope mentionedBy(Mentions mentions) {
        Map<String, Variable> fewer = new LinkedHashMap<>();
        variables.forEach((name, variable) -> {
            if (mentions.has(name)) {
                fewer.put(name, variable);
            }
        });
        return new Scope(fewer);
    }
}
