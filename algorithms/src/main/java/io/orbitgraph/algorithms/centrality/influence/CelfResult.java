package io.orbitgraph.algorithms.centrality.influence;

/// @param seeds the chosen nodes in the order they were chosen
/// @param gains parallel to `seeds`: how many nodes more the seed activates on average
public record CelfResult(int[] seeds, double[] gains) {
    /// How many nodes all seeds activate on average.
    public double totalSpread() {
        double sum = 0;
        for (double gain : gains) {
            sum += gain;
        }
        return sum;
    }
}
