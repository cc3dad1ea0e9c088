package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.HashSet;
import java.util.Set;
import org.jgrapht.alg.StoerWagnerMinimumCut;

/// The lightest relationships without which an undirected graph falls apart (Stoer, Wagner: A simple min-cut
/// algorithm, 1997). Parallel relationships count together; a graph of several components has a cut of weight 0. Needs
/// two nodes and weights of 0 or more. O(nodes * relationships * nodes), for graphs of some thousand nodes.
public final class GlobalMinimumCut extends JGraphTAlgorithm<NoParameters, CutResult> {
    public GlobalMinimumCut() {
        super("Global minimum cut", 1000, 300);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.withoutLoops(name(), graph);
        Require.that(
                graph.nodeCount() >= 2, name() + " needs at least 2 nodes, but the graph has " + graph.nodeCount());
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected CutResult solve(CsrGraphView view, NoParameters parameters, long seed) {
        Set<Integer> side = new Phases(view).minCut();
        if (side.contains(0)) {
            Set<Integer> other = new HashSet<>(view.vertexSet());
            other.removeAll(side);
            return CutResult.of(view, other);
        }
        return CutResult.of(view, side);
    }

    /// Asks for cancellation before each phase: JGraphT merges nodes in a copy.
    private static final class Phases extends StoerWagnerMinimumCut<Integer, Integer> {
        private final Cancellation cancellation;

        Phases(CsrGraphView view) {
            this.cancellation = view.cancellation();
            super(view);
        }

        @Override
        protected void minimumCutPhase(Set<Integer> start) {
            cancellation.check();
            super.minimumCutPhase(start);
        }
    }
}
