package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.run.Require;

/// @param delta the width of a bucket of distances; changes the speed only. Widths below a 65,536th of the largest
/// weight are widened to that
public record DeltaSteppingParameters(int sourceNode, double delta) {
    public DeltaSteppingParameters {
        Require.moreThan("delta", delta, 0);
    }

    /// Delta 2.
    public static DeltaSteppingParameters from(int sourceNode) {
        return new DeltaSteppingParameters(sourceNode, 2);
    }

    public DeltaSteppingParameters withDelta(double value) {
        return new DeltaSteppingParameters(sourceNode, value);
    }
}
