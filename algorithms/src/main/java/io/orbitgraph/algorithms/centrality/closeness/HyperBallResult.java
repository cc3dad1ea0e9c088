package io.orbitgraph.algorithms.centrality.closeness;

/// All are estimates.
///
/// @param harmonic for each node the sum of inverse distances of the nodes that reach it
/// @param distanceSums for each node the sum of the distances of the nodes that reach it
/// @param reaching for each node how many nodes reach it, itself included
/// @param neighbourhoods how many ordered pairs of nodes are at most so many relationships apart, from 0
/// @param effectiveDiameter the distance within which 90 % of connected pairs are, interpolated
public record HyperBallResult(
        double[] harmonic,
        double[] distanceSums,
        double[] reaching,
        double[] neighbourhoods,
        double effectiveDiameter) {}
