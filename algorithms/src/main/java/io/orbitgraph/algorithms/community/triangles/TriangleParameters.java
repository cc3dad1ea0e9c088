package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.run.Require;

/// @param maxDegree nodes of a higher degree are left out, and their count is -1
/// @param corners triangles of other nodes do not count
public record TriangleParameters(int maxDegree, Corners corners) {
    /// No node is left out.
    public static final TriangleParameters DEFAULT = new TriangleParameters(Integer.MAX_VALUE, Corners.ANY);

    public TriangleParameters {
        Require.atLeast("maxDegree", maxDegree, 0);
    }

    public TriangleParameters withMaxDegree(int value) {
        return new TriangleParameters(value, corners);
    }

    public TriangleParameters withCorners(Corners value) {
        return new TriangleParameters(maxDegree, value);
    }
}
