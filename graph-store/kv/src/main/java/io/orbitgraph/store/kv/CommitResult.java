package io.orbitgraph.store.kv;

/// The outcome of a commit.
public sealed interface CommitResult {
    /// Applied.
    ///
    /// @param sequence greater than that of every commit that had returned before this one began, also across
    ///     reopening;
    ///     no two commits that write have the same
    record Ok(long sequence) implements CommitResult {}

    /// Not applied: `key` of `space` did not hold the expected value.
    record Conflict(Space space, byte[] key) implements CommitResult {}

    /// A remote store cannot tell whether it was applied; the writer must read back.
    record Unknown(String reason) implements CommitResult {}
}
