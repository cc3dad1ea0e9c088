package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.run.Require;

/// @param maxDegree nodes of a higher degree are left out, and their count is -1
public record TriangleParameters(int maxDegree) {
    /// No node is left out.
    public static final TriangleParameters DEFAULT = new TriangleParameters(Integer.MAX_VALUE);

    public TriangleParameters {
        Require.atLeast("maxDegree", maxDegree, 0);
    }
}
