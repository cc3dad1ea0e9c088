package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.alg.clustering.GreedyModularityAlgorithm;
import org.jgrapht.alg.connectivity.ConnectivityInspector;

/// Begins with each node alone and joins the two communities that gain most modularity as long as any do (Clauset,
/// Newman, Moore: Finding community structure in very large networks, 2004). Undirected, without loops and parallel
/// relationships; weights do not count. All relationships must be in one component. For 20,000 nodes at most.
/// O(nodes^2 + relationships log^2 nodes).
public final class GreedyModularity extends JGraphTAlgorithm<NoParameters, Groups> {
    private static final int MOST_NODES = 20_000;

    public GreedyModularity() {
        super("Greedy modularity", 1500, 500);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
    }

    @Override
    protected Groups solve(CsrGraphView view, NoParameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        if (view.csr().relationshipCount() == 0) {
            List<List<Integer>> alone = IntStream.range(0, nodes)
                    .mapToObj(Collections::singletonList)
                    .toList();
            return Groups.of(nodes, alone);
        }
        // JGraphT fails where communities are left that no relationship joins.
        long components = new ConnectivityInspector<>(view)
                .connectedSets().stream().filter(set -> set.size() > 1).count();
        Require.that(
                components == 1,
                name() + " needs relationships that are all in one component, but there are " + components
                        + " components; project one of them (gds.wcc finds them), or use gds.leiden");
        return Groups.of(
                nodes, new GreedyModularityAlgorithm<>(view).getClustering().getClusters());
    }
}
