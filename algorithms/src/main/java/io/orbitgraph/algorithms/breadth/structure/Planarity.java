package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graphs;
import org.jgrapht.alg.interfaces.PlanarityTestingAlgorithm.Embedding;
import org.jgrapht.alg.planar.BoyerMyrvoldPlanarityInspector;

/// Whether an undirected graph can be drawn without crossings (Boyer, Myrvold: On the cutting edge, 2004). With the
/// proof: the order of the neighbours around each node in such a drawing, or a part of the graph that is a subdivision
/// of K5 or K3,3 (Kuratowski 1930). Without loops and parallel relationships. O(nodes).
public final class Planarity extends JGraphTAlgorithm<NoParameters, Planarity.Result> {
    /// @param embedding for each node its neighbours clockwise; empty if the graph is not planar
    /// @param obstruction the relationships of the subdivision; empty if it is planar
    public record Result(List<int[]> embedding, Links obstruction) {
        public boolean isPlanar() {
            return obstruction.count() == 0;
        }
    }

    public Planarity() {
        super("Planarity", 700, 300);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        BoyerMyrvoldPlanarityInspector<Integer, Integer> inspector = new BoyerMyrvoldPlanarityInspector<>(view);
        if (!inspector.isPlanar()) {
            return new Result(
                    List.of(),
                    Links.of(view, inspector.getKuratowskiSubdivision().edgeSet()));
        }
        Embedding<Integer, Integer> embedding = inspector.getEmbedding();
        List<int[]> around = new ArrayList<>();
        for (int node = 0; node < view.csr().nodeCount(); node++) {
            List<Integer> edges = embedding.getEdgesAround(node);
            int[] neighbours = new int[edges.size()];
            for (int i = 0; i < neighbours.length; i++) {
                neighbours[i] = Graphs.getOppositeVertex(view, edges.get(i), node);
            }
            around.add(neighbours);
        }
        return new Result(around, Links.of(List.of()));
    }
}
