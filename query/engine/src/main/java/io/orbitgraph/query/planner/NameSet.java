package io.orbitgraph.query.planner;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// A set of names, or all names.
final class NameSet {
    private final Set<String> names = new HashSet<>();
    private boolean all;

    void add(String name) {
        names.add(name);
    }

    void addAll(Collection<String> more) {
        names.addAll(more);
    }

    /// Adds every name there is.
    void addEverything() {
        all = true;
    }

    void addAll(NameSet other) {
        all |= other.all;
        names.addAll(other.names);
    }

    boolean isEmpty() {
        return !all && names.isEmpty();
    }

    boolean meets(NameSet other) {
        if (isEmpty() || other.isEmpty()) {
            return false;
        }
        return all || other.all || names.stream().anyMatch(other.names::contains);
    }
}
