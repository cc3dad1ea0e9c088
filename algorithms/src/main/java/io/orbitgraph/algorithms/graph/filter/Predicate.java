package io.orbitgraph.algorithms.graph.filter;

import java.util.List;

/// A condition on nodes or relationships, parameters filled in.
public sealed interface Predicate {
    /// `*`, `TRUE` and `FALSE`.
    record Constant(boolean value) implements Predicate {}

    /// `n:Label` or `r:TYPE`; of several names, all for nodes and any for relationships.
    ///
    /// @param column in the filter's text, from 1, for errors
    record Named(List<String> names, int column) implements Predicate {}

    /// `n.age > 3`.
    record Compared(Operand left, Comparison comparison, Operand right) implements Predicate {}

    record Not(Predicate inner) implements Predicate {}

    record And(Predicate left, Predicate right) implements Predicate {}

    record Or(Predicate left, Predicate right) implements Predicate {}

    record Xor(Predicate left, Predicate right) implements Predicate {}

    /// A number, or where to find one.
    sealed interface Operand {
        record Whole(long value) implements Operand {}

        record Fraction(double value) implements Operand {}

        /// @param column in the filter's text, from 1
        record Property(String name, int column) implements Operand {}
    }

    /// The comparison operators.
    enum Comparison {
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        /// @param order negative, 0 or positive, as of a comparator
        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }
}
