package io.orbitgraph.model.value;

/// The one library of value semantics: Cypher's equality (three-valued), equivalence (grouping, DISTINCT, Java
/// `equals`) and orderability (ORDER BY, min/max, indexes). Expressions, hash joins, indexes, IN caches and every fast
/// path go through here, so that no two of them can disagree.
///
/// Source: openCypher CIP2016-06-14 (comparability, orderability, equality, equivalence).
public final class ValueSemantics {
    private ValueSemantics() {}

    /// The answer of a three-valued predicate: {@link Value#NULL}, TRUE or FALSE of {@link BooleanValue}.
    public static Value equal(Value left, Value right) {
        throw new UnsupportedOperationException();
    }

    /// Equivalence: like equality, but null is equivalent to null and NaN to NaN; never unknown.
    public static boolean equivalent(Value left, Value right) {
        throw new UnsupportedOperationException();
    }

    /// Consistent with {@link #equivalent}: `1` and `1.0` hash alike.
    public static int hash(Value value) {
        throw new UnsupportedOperationException();
    }

    /// The total order of ORDER BY, ascending: types in the order of {@link ValueType} (null last, NaN after all numbers).
    public static int order(Value left, Value right) {
        throw new UnsupportedOperationException();
    }

    /// Comparability for `<`, `<=`, `>`, `>=`: negative, zero, positive, or {@link #INCOMPARABLE} when the answer is null
    /// (different types, a null inside), or {@link #UNORDERED} when every comparison is false (NaN).
    public static int compare(Value left, Value right) {
        throw new UnsupportedOperationException();
    }

    public static final int INCOMPARABLE = Integer.MIN_VALUE;
    public static final int UNORDERED = Integer.MIN_VALUE + 1;
}
