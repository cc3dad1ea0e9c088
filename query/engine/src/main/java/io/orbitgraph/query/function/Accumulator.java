package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The state of one aggregating function for any number of groups, which are numbered densely from 0. Not
/// thread-safe.
public interface Accumulator {
    /// Makes room for groups `0..count`; new ones are empty. Group 0 is always there.
    void ensureGroups(int count);

    /// Adds rows. Null values do not count (except for `count(*)`, which has no argument).
    ///
    /// @param groups the group of the `i`th selected row; null if all belong to group 0
    /// @param arguments one vector per argument, by row number; empty for `count(*)`
    /// @param rows the selected row numbers; null for rows `0..count`
    /// @param count how many rows are selected
    /// @param multiplicity how many equal rows each row stands for, by row number; null for one each
    void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity);

    /// Adds what a group of another accumulator of the same function has seen, as if its rows came after these.
    ///
    /// @throws UnsupportedOperationException if the function has no merge: all rows of a group go to one accumulator
    void merge(int group, Accumulator other, int otherGroup);

    /// The answer for a group; it may be asked for again, and rows added afterwards (not to a function of another
    /// module).
    Value result(int group);

    /// An estimate of the memory that the state holds, for the statement's account.
    long retainedBytes();

    /// Lets go of what is not on the heap alone; groups whose result nobody asked for are given up. Never throws.
    default void close() {}
}
