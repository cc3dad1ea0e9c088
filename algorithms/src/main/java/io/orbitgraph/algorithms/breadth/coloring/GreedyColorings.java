package io.orbitgraph.algorithms.breadth.coloring;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Random;
import org.jgrapht.alg.color.GreedyColoring;
import org.jgrapht.alg.color.LargestDegreeFirstColoring;
import org.jgrapht.alg.color.RandomGreedyColoring;
import org.jgrapht.alg.color.SaturationDegreeColoring;
import org.jgrapht.alg.color.SmallestDegreeLastColoring;
import org.jgrapht.alg.interfaces.VertexColoringAlgorithm;

/// Colours nodes so that no two related ones have the same, one node after the other with the least colour that is
/// free. Undirected graphs without loops. At most one colour more than the greatest degree; `SMALLEST_DEGREE_LAST` at
/// most one more than the degeneracy. O(nodes + relationships), `SATURATION` with a logarithm more.
public final class GreedyColorings extends JGraphTAlgorithm<GreedyColorings.Parameters, Groups> {
    /// In which order.
    public enum Variant {
        /// By node.
        GREEDY,
        /// Welsh, Powell 1967.
        LARGEST_DEGREE_FIRST,
        /// Matula, Beck 1983.
        SMALLEST_DEGREE_LAST,
        /// DSatur: the node that sees most colours next (Brelaz 1979).
        SATURATION,
        /// By chance.
        RANDOM
    }

    public record Parameters(Variant algorithm) {
        public static final Parameters DEFAULT = new Parameters(Variant.SATURATION);
    }

    public GreedyColorings() {
        super("Coloring", 500, 60);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.withoutLoops(name(), graph);
    }

    @Override
    protected Groups solve(CsrGraphView view, Parameters parameters, long seed) {
        VertexColoringAlgorithm<Integer> algorithm = switch (parameters.algorithm()) {
            case GREEDY -> new GreedyColoring<>(view);
            case LARGEST_DEGREE_FIRST -> new LargestDegreeFirstColoring<>(view);
            case SMALLEST_DEGREE_LAST -> new SmallestDegreeLastColoring<>(view);
            case SATURATION -> new SaturationDegreeColoring<>(view);
            case RANDOM -> new RandomGreedyColoring<>(view, new Random(seed));
        };
        return Groups.of(algorithm.getColoring().getColors());
    }
}
