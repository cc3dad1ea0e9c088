package io.orbitgraph.algorithms.breadth.coloring;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.color.ColorRefinementAlgorithm;

/// The coarsest partition in which any two nodes of a group have as many (outgoing) relationships to each group:
/// nodes that look alike from where they stand, also known as the Weisfeiler-Leman colouring of dimension 1
/// (Berkholz, Bonsma, Grohe: Tight lower and upper bounds for the complexity of canonical colour refinement, 2017).
/// Without parallel relationships. O((nodes + relationships) log nodes).
public final class ColorRefinement extends JGraphTAlgorithm<NoParameters, Groups> {
    public ColorRefinement() {
        super("Color refinement", 500, 60);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.withoutParallels(name(), graph);
    }

    @Override
    protected Groups solve(CsrGraphView view, NoParameters parameters, long seed) {
        if (view.csr().nodeCount() == 0) {
            return Groups.of(0, List.of());
        }
        return Groups.of(new ColorRefinementAlgorithm<>(view).getColoring().getColors());
    }
}
