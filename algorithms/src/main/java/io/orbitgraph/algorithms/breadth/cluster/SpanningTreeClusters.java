package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.clustering.KSpanningTreeClustering;

/// A minimum spanning forest without its heaviest relationships, such that a number of trees is left: clusters whose
/// distance (the lightest relationship between any two) is as large as possible (single linkage; Kleinberg, Tardos:
/// Algorithm design, 2005, 4.7). Undirected. Components are never joined: where there are more than `k`, each is a
/// cluster. O(relationships log nodes).
public final class SpanningTreeClusters extends JGraphTAlgorithm<SpanningTreeClusters.Parameters, Groups> {
    private static final double MOST_WEIGHT = 1e300;

    /// @param k how many clusters
    public record Parameters(int k) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }
    }

    public SpanningTreeClusters() {
        super("Spanning tree clusters", 500, 60);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.weightsWithin(name(), graph, MOST_WEIGHT);
        Require.that(
                parameters.k() <= Math.max(1, graph.nodeCount()),
                "k is " + parameters.k() + ", but the graph has only " + graph.nodeCount() + " nodes");
    }

    @Override
    protected Groups solve(CsrGraphView view, Parameters parameters, long seed) {
        if (view.csr().nodeCount() == 0) {
            return Groups.of(0, List.of());
        }
        return Groups.of(
                view.csr().nodeCount(),
                new KSpanningTreeClustering<>(view, parameters.k())
                        .getClustering()
                        .getClusters());
    }
}
