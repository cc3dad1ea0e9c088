package io.orbitgraph.algorithms.breadth.cycle;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Optional;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.cycle.HowardMinimumMeanCycle;

/// The cycle of a directed graph whose relationships weigh least on average (Howard's policy iteration, see Dasdan:
/// Experimental analysis of the fastest optimum cycle ratio and mean algorithms, 2004). Weights may be negative. To
/// within 1e-9. Each iteration is O(relationships).
public final class MinimumMeanCycle extends JGraphTAlgorithm<NoParameters, Optional<WeightedPath>> {
    private static final double MOST_WEIGHT = 1e15;

    public MinimumMeanCycle() {
        super("Minimum mean cycle", 800, 100);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.directed(name(), graph);
        Shape.weightsWithin(name(), graph, MOST_WEIGHT);
    }

    /// From the smallest node of the cycle back to it; empty where there is no cycle.
    @Override
    protected Optional<WeightedPath> solve(CsrGraphView view, NoParameters parameters, long seed) {
        GraphPath<Integer, Integer> cycle = new HowardMinimumMeanCycle<>(view).getCycle();
        if (cycle == null) {
            return Optional.empty();
        }
        List<Integer> nodes = cycle.getVertexList();
        return Optional.of(Walks.cycle(view, nodes.subList(0, nodes.size() - 1)));
    }
}
