package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.Workers;

/// What a job is to compute.
///
/// @param name e.g. `PageRank`
/// @param bytes heap that it takes at most
public record Task(String name, long bytes, Workers workers, JobOptions options) {}
