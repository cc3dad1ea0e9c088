package io.orbitgraph.benchmarks.differential;

import java.util.List;
import java.util.Map;

/// What a server says to a statement, as text without ids.
sealed interface Answer {
    /// @param rows in the order of their arrival
    /// @param counters what the statement says it has changed, by name, without zeros
    /// @param graph after the statement, as a sorted list of its elements; empty unless asked for
    record Rows(List<String> columns, List<String> rows, Map<String, Integer> counters, List<String> graph)
            implements Answer {}

    record Failure(String code, String message) implements Answer {}
}
