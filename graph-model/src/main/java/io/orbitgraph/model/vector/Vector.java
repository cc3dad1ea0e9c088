package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;

/// A column of values addressed by row. Arrays are public on purpose: kernels loop over them.
///
/// A vector is written by one owner and then read; it has no lock. Rows beyond what the owner filled are undefined.
/// {@link ValueVector} is the general fallback that can hold anything; a kernel that does not know a combination of
/// classes falls back to {@link #value}.
public sealed interface Vector
        permits BooleanVector, DoubleVector, LongVector, NodeVector, RelationshipVector, StringVector, ValueVector {

    /// Number of rows that can be addressed.
    int capacity();

    /// Whether row `row` is null. Cheap, but test {@link #hasNulls} once per batch first.
    boolean isNull(int row);

    /// False only if no row is null; true means "look".
    boolean hasNulls();

    /// The value at `row`, boxed; {@link Value#NULL} where it is null.
    Value value(int row);

    /// The type of all values that are not null, or null when rows may have different types ({@link ValueVector}).
    @org.jspecify.annotations.Nullable
    ValueType type();

    /// Makes row `row` of this vector equal to row `from` of `source`, which must be of the same class.
    void copyRow(int row, Vector source, int from);

    /// A new, empty vector of the same class.
    Vector newInstance(int capacity);
}
