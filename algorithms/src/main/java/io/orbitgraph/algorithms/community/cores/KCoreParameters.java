package io.orbitgraph.algorithms.community.cores;

/// The core decomposition has no parameters.
public record KCoreParameters() {
    public static final KCoreParameters DEFAULT = new KCoreParameters();
}
