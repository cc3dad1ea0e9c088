package io.orbitgraph.algorithms.run;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;

/// Checks of parameters; each throws an {@link OrbitException} that names the parameter.
public final class Require {
    private Require() {}

    public static void atLeast(String name, double value, double least) {
        if (!(value >= least)) {
            throw outOfRange(name, value, "at least " + number(least));
        }
    }

    public static void moreThan(String name, double value, double bound) {
        if (!(value > bound)) {
            throw outOfRange(name, value, "more than " + number(bound));
        }
    }

    public static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw outOfRange(name, value, "between " + number(least) + " and " + number(most));
        }
    }

    /// A node number of a graph with `nodeCount` nodes.
    public static void node(String name, int node, int nodeCount) {
        if (node < 0 || node >= nodeCount) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + " is no node of the graph (number " + node + " of " + nodeCount + ")");
        }
    }

    public static void nodes(String name, int[] nodes, int nodeCount) {
        for (int node : nodes) {
            node(name, node, nodeCount);
        }
    }

    public static void that(boolean condition, String message) {
        if (!condition) {
            throw failure(message);
        }
    }

    public static OrbitException failure(String message) {
        return new OrbitException(ErrorCode.INVALID_ARGUMENT, message);
    }

    private static OrbitException outOfRange(String name, double value, String wanted) {
        return new OrbitException(ErrorCode.NUMBER_OUT_OF_RANGE, name + " is " + number(value) + ", must be " + wanted);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
