package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One comma-separated part of a pattern: `p = ANY SHORTEST (a)-->(b)`.
///
/// @param variable the path's name
/// @param shortest the old form `shortestPath(…)`, which wraps all elements
public record PathPattern(
        Span span,
        @Nullable Name variable,
        PathSelector selector,
        PathMode mode,
        ShortestForm shortest,
        List<PathElement> elements)
        implements Node {
    public PathPattern {
        elements = List.copyOf(elements);
    }

    /// How often a path may pass the same element. Without a word it is as the match mode says.
    public enum PathMode {
        UNSTATED,
        WALK,
        TRAIL,
        ACYCLIC
    }

    public enum ShortestForm {
        NONE,
        SHORTEST_PATH,
        ALL_SHORTEST_PATHS
    }

    /// Which of the paths between the same two ends are kept.
    public sealed interface PathSelector {
        record All() implements PathSelector {}

        /// @param count an integer literal or a parameter; null means one
        record Any(@Nullable Expression count) implements PathSelector {}

        record AllShortest() implements PathSelector {}

        /// @param count an integer literal or a parameter; null means one
        record Shortest(@Nullable Expression count) implements PathSelector {}

        /// @param count an integer literal or a parameter; null means one
        record ShortestGroups(@Nullable Expression count) implements PathSelector {}
    }
}
