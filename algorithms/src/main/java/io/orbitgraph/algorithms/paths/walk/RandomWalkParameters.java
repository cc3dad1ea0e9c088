package io.orbitgraph.algorithms.paths.walk;

import io.orbitgraph.algorithms.run.Require;

/// @param sourceNodes where walks start; empty for every node
/// @param walkLength nodes of a walk at most, the first included; it ends early where no relationship leads on
/// @param walksPerNode how many start at each source
/// @param inOutFactor how unlikely a step is that leads away from the node before (node2vec's q)
/// @param returnFactor how unlikely a step is that leads back to the node before (node2vec's p)
public record RandomWalkParameters(
        int[] sourceNodes, int walkLength, int walksPerNode, double inOutFactor, double returnFactor) {
    /// Every node, 80 nodes, 10 walks, both factors 1.
    public static final RandomWalkParameters DEFAULT = new RandomWalkParameters(new int[0], 80, 10, 1, 1);

    public RandomWalkParameters {
        Require.atLeast("walkLength", walkLength, 1);
        Require.atLeast("walksPerNode", walksPerNode, 1);
        Require.moreThan("inOutFactor", inOutFactor, 0);
        Require.moreThan("returnFactor", returnFactor, 0);
    }

    public RandomWalkParameters withSourceNodes(int... nodes) {
        return new RandomWalkParameters(nodes, walkLength, walksPerNode, inOutFactor, returnFactor);
    }

    public RandomWalkParameters withWalks(int length, int perNode) {
        return new RandomWalkParameters(sourceNodes, length, perNode, inOutFactor, returnFactor);
    }

    public RandomWalkParameters withFactors(double inOut, double toReturn) {
        return new RandomWalkParameters(sourceNodes, walkLength, walksPerNode, inOut, toReturn);
    }
}
