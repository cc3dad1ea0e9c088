package io.orbitgraph.tck.fuzz;

/// Names that no other part of the query has. Not thread-safe.
final class Names {
    private int next;

    String fresh(String prefix) {
        return prefix + next++;
    }
}
