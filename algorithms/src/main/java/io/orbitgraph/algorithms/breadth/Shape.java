package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.dag.TopologicalSort;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.BitSet;

/// What an algorithm needs of a graph. Each method refuses a graph that does not have it with `INVALID_ARGUMENT`,
/// naming where it fails and what to project differently. O(entries).
public final class Shape {
    private Shape() {}

    public static void directed(String algorithm, CsrGraph graph) {
        Require.that(
                !graph.isUndirected(),
                algorithm + " needs a directed graph; project it with orientation NATURAL or REVERSE");
    }

    public static void undirected(String algorithm, CsrGraph graph) {
        graph.requireUndirected(algorithm);
    }

    public static void withoutLoops(String algorithm, CsrGraph graph) {
        int loop = graph.firstLoop();
        if (loop >= 0) {
            throw Require.failure(algorithm + " needs a graph without self-loops, but node "
                    + graph.ids().id(loop)
                    + " is related to itself; project the graph without them, for example from a query with"
                    + " WHERE source <> target");
        }
    }

    public static void withoutParallels(String algorithm, CsrGraph graph) {
        int slot = graph.firstParallel();
        if (slot >= 0) {
            Adjacency out = graph.out();
            throw Require.failure(algorithm + " needs a graph without parallel relationships, but there are several"
                    + " between node "
                    + graph.ids().id(row(out, slot)) + " and node "
                    + graph.ids().id(out.targets()[slot])
                    + "; project it with an aggregation, for example SINGLE, MIN, MAX or SUM");
        }
    }

    /// Neither loops nor parallel relationships.
    public static void simple(String algorithm, CsrGraph graph) {
        withoutLoops(algorithm, graph);
        withoutParallels(algorithm, graph);
    }

    /// A relationship between any two nodes. The graph must be undirected and simple.
    public static void complete(String algorithm, CsrGraph graph) {
        int nodes = graph.nodeCount();
        for (int node = 0; node < nodes; node++) {
            if (graph.out().degree(node) < nodes - 1) {
                int missing = 0;
                while (missing == node || graph.out().find(node, missing) >= 0) {
                    missing++;
                }
                throw Require.failure(algorithm + " needs a relationship between any two nodes, but there is none"
                        + " between node " + graph.ids().id(node) + " and node "
                        + graph.ids().id(missing) + "; project a complete graph");
            }
        }
    }

    /// No cycle, self-loops included. The graph must be directed.
    public static void acyclic(String algorithm, CsrGraph graph, Workers workers) {
        TopologicalSort.Result sorted =
                new TopologicalSort().compute(graph, TopologicalSort.Parameters.DEFAULT, Environment.of(workers, 0));
        if (!sorted.isAcyclic()) {
            BitSet placed = new BitSet();
            for (int node : sorted.order()) {
                placed.set(node);
            }
            throw Require.failure(algorithm + " needs a graph without cycles, but node "
                    + graph.ids().id(placed.nextClearBit(0)) + " is on a cycle or behind one;"
                    + " orbit.graph.simpleCycles lists them, orbit.graph.condensation merges them");
        }
    }

    public static void notEmpty(String algorithm, CsrGraph graph) {
        Require.that(graph.nodeCount() > 0, algorithm + " needs at least one node, but the graph is empty");
    }

    public static void finiteWeights(String algorithm, CsrGraph graph) {
        Adjacency out = graph.out();
        for (int slot = 0; graph.isWeighted() && slot < out.entryCount(); slot++) {
            if (!Double.isFinite(out.weight(slot))) {
                throw Require.failure(algorithm + " needs finite weights, but the relationship from node "
                        + graph.ids().id(row(out, slot)) + " to node "
                        + graph.ids().id(out.targets()[slot]) + " weighs " + out.weight(slot));
            }
        }
    }

    /// Weights whose size is at most `most`.
    public static void weightsWithin(String algorithm, CsrGraph graph, double most) {
        Adjacency out = graph.out();
        for (int slot = 0; graph.isWeighted() && slot < out.entryCount(); slot++) {
            if (!(Math.abs(out.weight(slot)) <= most)) {
                throw Require.failure(algorithm + " needs weights between -" + most + " and " + most
                        + ", but the relationship from node " + graph.ids().id(row(out, slot)) + " to node "
                        + graph.ids().id(out.targets()[slot]) + " weighs " + out.weight(slot));
            }
        }
    }

    /// For algorithms whose work or memory explodes.
    public static void atMost(String algorithm, CsrGraph graph, int nodes) {
        Require.that(
                graph.nodeCount() <= nodes,
                algorithm + " takes at most " + nodes + " nodes, but the graph has " + graph.nodeCount()
                        + "; project a smaller part of it");
    }

    /// The node in whose row `slot` stands.
    private static int row(Adjacency out, int slot) {
        int low = 0;
        int high = out.nodeCount() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (out.offsets()[middle] <= slot) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
