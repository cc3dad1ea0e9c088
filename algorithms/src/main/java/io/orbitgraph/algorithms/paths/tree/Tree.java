package io.orbitgraph.algorithms.paths.tree;

/// @param parents for each node the node above it; the root's own number for the root, -1 for nodes outside the tree
/// @param weights for each node the weight of the relationship from the node above; 0 for the root and outside
/// @param totalWeight the sum of them
/// @param nodeCount how many nodes the tree has
public record Tree(int root, int[] parents, double[] weights, double totalWeight, int nodeCount) {
    static Tree of(int root, int[] parents, double[] weights) {
        double total = 0;
        int count = 0;
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] >= 0) {
                total += weights[node];
                count++;
            }
        }
        return new Tree(root, parents, weights, total, count);
    }
}
