package io.orbitgraph.algorithms.community.triangles;

import org.jspecify.annotations.Nullable;

/// @param triangles for each node of an undirected graph how many triangles it is part of, as {@link TriangleCount}
/// finds them, -1 for a node that was left out; null to count them
/// @param countsLoops whether a node with a self-loop is a neighbour of its own in an undirected graph, as in GDS; no
/// triangle is found with it
public record ClusteringParameters(long @Nullable [] triangles, boolean countsLoops) {
    /// Triangles are counted, self-loops are not.
    public static final ClusteringParameters DEFAULT = new ClusteringParameters(null, false);

    public ClusteringParameters withTriangles(long[] counts) {
        return new ClusteringParameters(counts, countsLoops);
    }

    public ClusteringParameters withLoops() {
        return new ClusteringParameters(triangles, true);
    }
}
