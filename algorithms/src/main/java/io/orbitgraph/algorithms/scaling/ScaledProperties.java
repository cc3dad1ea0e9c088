package io.orbitgraph.algorithms.scaling;

import java.util.Map;

/// @param values for each node its scaled numbers
/// @param statistics for each property and statistic a number for each component of the property
public record ScaledProperties(double[][] values, Map<String, Map<String, double[]>> statistics) {}
