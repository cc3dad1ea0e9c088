package io.orbitgraph.cypher.ast;

import org.jspecify.annotations.Nullable;

/// A step of a path pattern, from left to right.
public sealed interface PathElement extends Node {

    /// @param properties a map literal or a parameter
    record NodePattern(
            Span span,
            @Nullable Name variable,
            @Nullable LabelExpression labels,
            @Nullable Expression properties,
            @Nullable Expression where)
            implements PathElement {}

    /// @param length `*1..3`, the old form
    /// @param quantifier `{1,3}`, `+`, `*`
    record RelationshipPattern(
            Span span,
            Direction direction,
            @Nullable Name variable,
            @Nullable LabelExpression types,
            @Nullable LengthRange length,
            @Nullable Expression properties,
            @Nullable Expression where,
            @Nullable Quantifier quantifier)
            implements PathElement {}

    /// `((a)-->(b) WHERE a.x < b.x){1,3}`; without a quantifier the parentheses only group.
    record Parenthesized(
            Span span,
            PathPattern pattern,
            @Nullable Expression where,
            @Nullable Quantifier quantifier) implements PathElement {}

    enum Direction {
        RIGHT,
        LEFT,
        /// Neither or both heads: matches either way.
        BOTH
    }

    /// `*`, `*2`, `*1..`, `*..3`; null where no bound was written.
    record LengthRange(
            Span span, @Nullable Long lower, @Nullable Long upper) implements Node {}

    /// @param lower 0 for `*`, 1 for `+`
    /// @param upper null when unbounded
    record Quantifier(Span span, long lower, @Nullable Long upper) implements Node {}
}
