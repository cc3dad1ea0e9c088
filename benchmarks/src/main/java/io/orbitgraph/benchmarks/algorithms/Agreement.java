package io.orbitgraph.benchmarks.algorithms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Whether two systems found the same, and in words.
record Agreement(boolean holds, String text) {
    static final Agreement NOTHING_COMPARED = new Agreement(true, "");

    private static final double TOLERANCE = 1e-9;
    private static final double MODULARITY_TOLERANCE = 0.02;

    /// Of a value for each node: equal but for rounding.
    static Agreement ofValues(double[] ours, double[] theirs) {
        if (ours.length != theirs.length) {
            return new Agreement(false, "DIFFERENT: " + ours.length + " and " + theirs.length + " values");
        }
        for (int node = 0; node < ours.length; node++) {
            if (!(Math.abs(ours[node] - theirs[node]) <= TOLERANCE * Math.abs(ours[node]))) {
                return new Agreement(false, "DIFFERENT at " + node + ": " + ours[node] + " and " + theirs[node]);
            }
        }
        return new Agreement(true, "equal");
    }

    /// Of an id for each node, of the part it is in: the same nodes are together, whatever the ids.
    static Agreement ofParts(double[] ours, double[] theirs) {
        return ofValues(firstNodes(ours), firstNodes(theirs));
    }

    /// For each node the first one that has the same id.
    private static double[] firstNodes(double[] ids) {
        Map<Double, Integer> first = new HashMap<>();
        double[] nodes = new double[ids.length];
        Arrays.setAll(nodes, node -> {
            Integer known = first.putIfAbsent(ids[node], node);
            return known == null ? node : known;
        });
        return nodes;
    }

    /// Of one modularity: what is random leads to communities as good, but not to the same.
    static Agreement ofModularity(double[] ours, double[] theirs) {
        boolean holds = Math.abs(ours[0] - theirs[0]) <= MODULARITY_TOLERANCE;
        return new Agreement(
                holds,
                String.format(Locale.ROOT, "%smodularity %.3f, %.3f", holds ? "" : "DIFFERENT: ", ours[0], theirs[0]));
    }
}
