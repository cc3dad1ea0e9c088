package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Optional;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.clique.ChordalGraphMaxCliqueFinder;
import org.jgrapht.alg.color.ChordalGraphColoring;
import org.jgrapht.alg.cycle.ChordalityInspector;
import org.jgrapht.alg.independentset.ChordalGraphIndependentSetFinder;

/// Whether an undirected graph is chordal, that is whether each cycle of four or more nodes has a relationship between
/// two that are not neighbours in it (Tarjan, Yannakakis 1984: maximum cardinality search); and if so a least
/// colouring, a largest clique and a largest independent set, which are hard to find otherwise (Gavril 1972). Without
/// loops and parallel relationships. O(nodes + relationships).
public final class Chordal extends JGraphTAlgorithm<NoParameters, Chordal.Result> {
    /// @param eliminationOrder of all nodes: the neighbours of each that come later are all related; empty if the graph
    /// is not chordal
    /// @param hole a cycle without such a relationship, its first node repeated at the end; empty if it is chordal
    /// @param coloring with as few colours as possible, if it is chordal
    /// @param clique a largest one, if it is chordal
    /// @param independentSet a largest set of nodes no two of which are related, if it is chordal
    public record Result(
            int[] eliminationOrder, int[] hole, Optional<Groups> coloring, int[] clique, int[] independentSet) {
        public boolean isChordal() {
            return hole.length == 0;
        }

        /// Refuses a graph that is not.
        ///
        /// @param algorithm who
        public Result require(String algorithm, CsrGraph graph) {
            if (!isChordal()) {
                StringBuilder nodes = new StringBuilder();
                for (int i = 0; i < hole.length; i++) {
                    nodes.append(i == 0 ? "" : ", ").append(graph.ids().id(hole[i]));
                }
                throw Require.failure(algorithm + " needs a chordal graph, but the cycle of the nodes " + nodes
                        + " has no chord; orbit.graph.coloring, orbit.graph.maximalCliques and"
                        + " orbit.graph.vertexCover take any graph");
            }
            return this;
        }
    }

    public Chordal() {
        super("Chordality", 600, 60);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        if (view.csr().nodeCount() == 0) {
            return new Result(new int[0], new int[0], Optional.of(Groups.of(0, List.of())), new int[0], new int[0]);
        }
        ChordalityInspector<Integer, Integer> inspector = new ChordalityInspector<>(view);
        if (!inspector.isChordal()) {
            GraphPath<Integer, Integer> hole = inspector.getHole();
            return new Result(new int[0], numbers(hole.getVertexList()), Optional.empty(), new int[0], new int[0]);
        }
        return new Result(
                // JGraphT's order is the other way round: of each node, the neighbours before it are all related.
                numbers(inspector.getPerfectEliminationOrder().reversed()),
                new int[0],
                Optional.of(
                        Groups.of(new ChordalGraphColoring<>(view).getColoring().getColors())),
                NodeSets.sorted(new ChordalGraphMaxCliqueFinder<>(view).getClique()),
                NodeSets.sorted(new ChordalGraphIndependentSetFinder<>(view).getIndependentSet()));
    }

    private static int[] numbers(List<Integer> nodes) {
        return nodes.stream().mapToInt(Integer::intValue).toArray();
    }
}
