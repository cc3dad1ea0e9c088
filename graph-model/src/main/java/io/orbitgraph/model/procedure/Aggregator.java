package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// What a {@link UserAggregation} knows of one group. Used by one thread at a time; gets its rows in the order in which
/// the query makes them. Aggregators are never merged: all rows of a group go to one.
///
/// Either {@link #result} ends it, or {@link #abandon}.
public interface Aggregator {
    /// Adds a row.
    ///
    /// @param arguments as {@link UserFunction#call} gets them; valid during this call
    void add(Value[] arguments);

    /// Adds rows without boxing: the same as {@link #add(Value[])} row by row, which is what this does unless it is
    /// overridden. Nodes usually come as a {@link io.orbitgraph.model.vector.NodeVector}, but every column may as well
    /// be a {@link io.orbitgraph.model.vector.ValueVector}.
    ///
    /// @param columns one per parameter (more of a variadic function), by row number; valid during this call, not to be
    /// written
    /// @param rows the row numbers, in order, a number possibly more than once; null for rows `0..count`
    default void add(Vector[] columns, int @Nullable [] rows, int count) {
        Value[] arguments = new Value[columns.length];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            for (int a = 0; a < arguments.length; a++) {
                arguments[a] = columns[a].value(row);
            }
            add(arguments);
        }
    }

    /// The answer. Called once, after the last row.
    Value result();

    /// An estimate of the memory that the state holds, for the statement's account. Asked once per batch and group.
    default long retainedBytes() {
        return 0;
    }

    /// Lets go of everything: the statement ended without asking for the result. Must not throw.
    default void abandon() {}
}
