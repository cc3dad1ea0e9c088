package io.orbitgraph.query.runtime;

/// A condition compiled for one plan instance. Not thread-safe.
public interface Predicate {
    /// Writes the selected rows of `batch` for which the condition is true (neither false nor unknown), in order.
    ///
    /// @param out at least as long as the batch; may be the batch's own `rows`
    /// @return how many they are
    int select(Batch batch, int[] out);
}
