package io.orbitgraph.algorithms.run;

/// What an algorithm is given to run with.
///
/// @param seed where all random numbers come from
public record Environment(Workers workers, long seed, Progress progress, MemoryAccount memory) {
    /// The calling thread only, no limits.
    public static Environment sequential(long seed) {
        return new Environment(Workers.sequential(), seed, Progress.NONE, MemoryAccount.unlimited());
    }

    public static Environment of(Workers workers, long seed) {
        return new Environment(workers, seed, Progress.NONE, MemoryAccount.unlimited());
    }

    public Environment withMemory(MemoryAccount account) {
        return new Environment(workers, seed, progress, account);
    }

    public Environment withProgress(Progress listener) {
        return new Environment(workers, seed, listener, memory);
    }

    public Environment withSeed(long newSeed) {
        return new Environment(workers, newSeed, progress, memory);
    }
}
