package io.orbitgraph.algorithms.community.cut;

import io.orbitgraph.algorithms.run.Require;

/// @param k into how many parts the nodes are cut
/// @param iterations how many random starts are tried
/// @param vnsMaxNeighborhoodOrder from how far away, in random moves, each local optimum is searched again; 0 for not
/// @param minimize whether the weight between parts is to be least; then `minCommunitySizes` must say how small parts
/// may be
/// @param minCommunitySizes the least number of nodes of each part; empty for 0
public record MaxKCutParameters(
        int k, int iterations, int vnsMaxNeighborhoodOrder, boolean minimize, int[] minCommunitySizes) {
    /// 2 parts, 8 iterations, no further search, maximal.
    public static final MaxKCutParameters DEFAULT = new MaxKCutParameters(2, 8, 0, false, new int[0]);

    public MaxKCutParameters {
        Require.between("k", k, 2, 127);
        Require.atLeast("iterations", iterations, 1);
        Require.between("vnsMaxNeighborhoodOrder", vnsMaxNeighborhoodOrder, 0, 20);
        Require.that(
                minCommunitySizes.length == 0 || minCommunitySizes.length == k,
                "minCommunitySizes must be empty or have k elements");
        Require.that(
                !minimize || minCommunitySizes.length == k,
                "To minimise the cut, minCommunitySizes must say how small each part may be; else one part takes all");
    }

    public MaxKCutParameters withK(int value) {
        return new MaxKCutParameters(value, iterations, vnsMaxNeighborhoodOrder, minimize, minCommunitySizes);
    }

    public MaxKCutParameters withNeighborhoodOrder(int value) {
        return new MaxKCutParameters(k, iterations, value, minimize, minCommunitySizes);
    }

    public MaxKCutParameters minimizing(int... sizes) {
        return new MaxKCutParameters(k, iterations, vnsMaxNeighborhoodOrder, true, sizes);
    }
}
