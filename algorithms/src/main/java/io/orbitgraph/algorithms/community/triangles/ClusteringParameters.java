package io.orbitgraph.algorithms.community.triangles;

import org.jspecify.annotations.Nullable;

/// @param triangles for each node of an undirected graph how many triangles it is part of, as {@link TriangleCount}
/// finds them, -1 for a node that was left out; null to count them
public record ClusteringParameters(long @Nullable [] triangles) {
    /// Triangles are counted.
    public static final ClusteringParameters DEFAULT = new ClusteringParameters(null);

    public ClusteringParameters withTriangles(long[] counts) {
        return new ClusteringParameters(counts);
    }
}
