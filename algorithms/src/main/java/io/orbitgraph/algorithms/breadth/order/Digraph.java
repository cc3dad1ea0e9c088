package io.orbitgraph.algorithms.breadth.order;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/// A copy for algorithms that change their graph, without loops and parallels. Like the view, it can be cancelled.
final class Digraph extends SimpleDirectedGraph<Integer, DefaultEdge> {
    private static final long serialVersionUID = 1;
    private final transient Cancellation cancellation;

    private Digraph(Cancellation cancellation) {
        super(DefaultEdge.class);
        this.cancellation = cancellation;
    }

    static Digraph of(CsrGraphView view) {
        Adjacency out = view.csr().out();
        Digraph copy = new Digraph(view.cancellation());
        for (int node = 0; node < out.nodeCount(); node++) {
            copy.addVertex(node);
        }
        for (int node = 0; node < out.nodeCount(); node++) {
            view.cancellation().check();
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                if (out.targets()[slot] != node) {
                    copy.addEdge(node, out.targets()[slot]);
                }
            }
        }
        return copy;
    }

    @Override
    public Set<DefaultEdge> outgoingEdgesOf(Integer vertex) {
        cancellation.check();
        return super.outgoingEdgesOf(vertex);
    }

    @Override
    public Integer getEdgeSource(DefaultEdge edge) {
        cancellation.check();
        return super.getEdgeSource(edge);
    }

    /// All its edges, with value 1.
    Links links() {
        List<Links.Link> links = new ArrayList<>();
        for (DefaultEdge edge : edgeSet()) {
            links.add(new Links.Link(getEdgeSource(edge), getEdgeTarget(edge), 1));
        }
        return Links.of(links);
    }
}
