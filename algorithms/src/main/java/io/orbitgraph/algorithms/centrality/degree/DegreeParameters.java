package io.orbitgraph.algorithms.centrality.degree;

import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.scaling.Scaler;

/// @param orientation which relationships of a directed graph count: those that start at the node (`NATURAL`), that end
/// there (`REVERSE`), or both
public record DegreeParameters(Orientation orientation, Scaler scaler) {
    /// Natural, not scaled.
    public static final DegreeParameters DEFAULT = new DegreeParameters(Orientation.NATURAL, Scaler.NONE);

    public DegreeParameters withOrientation(Orientation value) {
        return new DegreeParameters(value, scaler);
    }
}
