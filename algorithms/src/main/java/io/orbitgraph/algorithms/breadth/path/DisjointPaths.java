package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.interfaces.KShortestPathAlgorithm;
import org.jgrapht.alg.shortestpath.BhandariKDisjointShortestPaths;
import org.jgrapht.alg.shortestpath.SuurballeKDisjointShortestPaths;

/// Paths from one node to another that share no relationship and weigh least together, in a directed graph without loops
/// and parallel relationships and with weights of 0 or more. If there are fewer than asked for, those.
public final class DisjointPaths extends JGraphTAlgorithm<DisjointPaths.Parameters, List<WeightedPath>> {
    /// How.
    public enum Variant {
        /// Weights are made relative to the shortest paths, so that Dijkstra finds the next path (Suurballe, Tarjan
        /// 1984). O(k * (relationships + nodes log nodes)).
        SUURBALLE,
        /// The found path is turned around with negative weights (Bhandari: Survivable networks, 1999), by
        /// Bellman-Ford. O(k * nodes * relationships).
        BHANDARI
    }

    public record Parameters(int sourceNode, int targetNode, int k, Variant algorithm) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }

        public static Parameters of(int sourceNode, int targetNode, int k) {
            return new Parameters(sourceNode, targetNode, k, Variant.SUURBALLE);
        }

        public Parameters with(Variant other) {
            return new Parameters(sourceNode, targetNode, k, other);
        }
    }

    public DisjointPaths() {
        super("Disjoint paths", 500, 300);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        Require.that(
                parameters.sourceNode() != parameters.targetNode(), "sourceNode and targetNode are the same node");
        Shape.directed(name(), graph);
        Shape.simple(name(), graph);
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected List<WeightedPath> solve(CsrGraphView view, Parameters parameters, long seed) {
        KShortestPathAlgorithm<Integer, Integer> algorithm =
                switch (parameters.algorithm()) {
                    case SUURBALLE -> new SuurballeKDisjointShortestPaths<>(view);
                    case BHANDARI -> new BhandariKDisjointShortestPaths<>(view);
                };
        return Walks.of(
                view, algorithm.getPaths(parameters.sourceNode(), parameters.targetNode(), parameters.k()));
    }
}
