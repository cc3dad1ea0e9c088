package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.AllDirectedPaths;
import org.jgrapht.alg.shortestpath.PathValidator;

/// All paths of bounded length from one node to another in a directed graph that visit no node twice: breadth-first
/// from the target to know what leads there, then depth-first from the source. Parallel relationships make different
/// paths. There may be exponentially many; more than the limit are refused.
public final class SimplePaths extends JGraphTAlgorithm<SimplePaths.Parameters, List<WeightedPath>> {
    private static final long BYTES_PER_STEP = 100;

    /// @param maxLength in relationships
    /// @param limit how many beginnings of paths may be looked at
    public record Parameters(int sourceNode, int targetNode, int maxLength, int limit) {
        public Parameters {
            Require.atLeast("maxLength", maxLength, 1);
            Require.atLeast("limit", limit, 1);
        }

        public static Parameters of(int sourceNode, int targetNode) {
            return new Parameters(sourceNode, targetNode, 5, 100_000);
        }

        public Parameters withMaxLength(int value) {
            return new Parameters(sourceNode, targetNode, value, limit);
        }

        public Parameters withLimit(int value) {
            return new Parameters(sourceNode, targetNode, maxLength, value);
        }
    }

    public SimplePaths() {
        super("Simple paths", 200, 120);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        long steps = Math.min(parameters.maxLength(), size.nodes());
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.between("paths", 0, BYTES_PER_STEP * steps * parameters.limit()));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        Shape.directed(name(), graph);
    }

    @Override
    protected List<WeightedPath> solve(CsrGraphView view, Parameters parameters, long seed) {
        if (parameters.sourceNode() == parameters.targetNode()) {
            return List.of(new WeightedPath(new int[] {parameters.sourceNode()}, new double[1]));
        }
        Budget budget = new Budget(name(), view, parameters.limit());
        return Walks.of(
                view,
                new AllDirectedPaths<>(view, budget)
                        .getAllPaths(parameters.sourceNode(), parameters.targetNode(), true, parameters.maxLength()));
    }

    /// Lets all paths pass until there are too many, but no self-loops: JGraphT begins paths with them.
    private static final class Budget implements PathValidator<Integer, Integer> {
        private final String algorithm;
        private final CsrGraphView view;
        private final int limit;
        private int used;

        Budget(String algorithm, CsrGraphView view, int limit) {
            this.algorithm = algorithm;
            this.view = view;
            this.limit = limit;
        }

        @Override
        public boolean isValidPath(GraphPath<Integer, Integer> partialPath, Integer edge) {
            if (++used > limit) {
                throw Require.failure(algorithm + " would look at more than " + limit
                        + " beginnings of paths; ask for a smaller maxLength or raise limit");
            }
            return !view.getEdgeSource(edge).equals(view.getEdgeTarget(edge));
        }
    }
}
