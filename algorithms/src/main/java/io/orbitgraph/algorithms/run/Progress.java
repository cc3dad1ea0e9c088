package io.orbitgraph.algorithms.run;

/// Told how far an algorithm is, by the thread that called it.
@FunctionalInterface
public interface Progress {
    Progress NONE = (task, done, total) -> {};

    /// @param task what is being done, e.g. `pageRank`
    /// @param done how much of it, at most `total`; the unit (iterations, sources, levels) is the algorithm's own
    /// @param total an upper bound: an algorithm that converges early reports `total` at its end
    void report(String task, long done, long total);
}
