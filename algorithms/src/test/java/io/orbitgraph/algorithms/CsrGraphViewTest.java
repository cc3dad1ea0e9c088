package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.WeightedPseudograph;
import org.junit.jupiter.api.Test;

class CsrGraphViewTest {
    /// Copies edge by edge into JGraphT's own classes; then every question must have the same answer.
    @Test
    void theViewAnswersLikeJGraphTsOwnGraph() {
        for (Shape shape : List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED_WEIGHTED)) {
            TestGraphs.forRandom("theViewAnswersLikeJGraphTsOwnGraph", shape, graph -> {
                CsrGraphView view = new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers());
                Graph<Integer, Integer> own = copy(graph, view);
                assertThat(view.vertexSet()).isEqualTo(own.vertexSet());
                assertThat(view.edgeSet()).isEqualTo(own.edgeSet());
                assertThat(view.edgeSet()).hasSize((int) graph.relationshipCount());
                for (int a = 0; a < graph.nodeCount(); a++) {
                    assertThat(view.degreeOf(a)).isEqualTo(own.degreeOf(a));
                    assertThat(view.inDegreeOf(a)).isEqualTo(own.inDegreeOf(a));
                    assertThat(view.outDegreeOf(a)).isEqualTo(own.outDegreeOf(a));
                    assertThat(view.edgesOf(a)).isEqualTo(own.edgesOf(a));
                    assertThat(view.incomingEdgesOf(a)).isEqualTo(own.incomingEdgesOf(a));
                    assertThat(view.outgoingEdgesOf(a)).isEqualTo(own.outgoingEdgesOf(a));
                    for (int b = 0; b < graph.nodeCount(); b++) {
                        assertThat(view.getAllEdges(a, b)).isEqualTo(own.getAllEdges(a, b));
                        assertThat(view.containsEdge(a, b)).isEqualTo(own.containsEdge(a, b));
                    }
                }
            });
        }
    }

    /// Relationships from the definition of the adjacency, not from the view.
    private static Graph<Integer, Integer> copy(CsrGraph graph, CsrGraphView view) {
        Graph<Integer, Integer> own = graph.isUndirected()
                ? new WeightedPseudograph<>(null, null)
                : new DirectedWeightedPseudograph<>(null, null);
        for (int node = 0; node < graph.nodeCount(); node++) {
            own.addVertex(node);
        }
        Set<Integer> edges = new HashSet<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                if (!graph.isUndirected() || target >= node) {
                    edges.add(slot);
                    own.addEdge(node, target, slot);
                    own.setEdgeWeight(slot, graph.out().weight(slot));
                    assertThat(view.getEdgeSource(slot)).isEqualTo(node);
                    assertThat(view.getEdgeTarget(slot)).isEqualTo(target);
                    assertThat(view.getEdgeWeight(slot)).isEqualTo(graph.out().weight(slot));
                }
                assertThat(view.containsEdge(slot)).isEqualTo(edges.contains(slot));
            }
        }
        return own;
    }

    @Test
    void theViewIsReadOnly() {
        CsrGraphView view = new CsrGraphView(TestGraphs.undirected(2, 0, 1), TestGraphs.SEQUENTIAL.workers());
        assertThatThrownBy(() -> view.addEdge(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.removeVertex(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(view.getType().isModifiable()).isFalse();
    }
}
