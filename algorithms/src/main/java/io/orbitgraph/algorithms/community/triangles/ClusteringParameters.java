package io.orbitgraph.algorithms.community.triangles;

/// The local clustering coefficient has no parameters.
public record ClusteringParameters() {
    public static final ClusteringParameters DEFAULT = new ClusteringParameters();
}
