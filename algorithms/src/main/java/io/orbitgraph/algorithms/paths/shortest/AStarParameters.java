package io.orbitgraph.algorithms.paths.shortest;

/// Distances as the crow flies, from coordinates of the nodes, guide the search. They must not exceed the weight of any
/// path, else a longer path may be found: weights in nautical miles, as in GDS, or in a unit in which the earth has
/// `earthRadius`.
///
/// @param latitudeProperty a node property, degrees
/// @param longitudeProperty a node property, degrees
/// @param earthRadius in the unit of weights; 0 searches without guidance
public record AStarParameters(
        int sourceNode, int targetNode, String latitudeProperty, String longitudeProperty, double earthRadius) {
    /// 6,371 km in nautical miles.
    public static final double RADIUS_IN_NAUTICAL_MILES = 6371 * 0.539957;

    public static AStarParameters of(int source, int target, String latitudeProperty, String longitudeProperty) {
        return new AStarParameters(source, target, latitudeProperty, longitudeProperty, RADIUS_IN_NAUTICAL_MILES);
    }

    public AStarParameters withEarthRadius(double radius) {
        return new AStarParameters(sourceNode, targetNode, latitudeProperty, longitudeProperty, radius);
    }
}
