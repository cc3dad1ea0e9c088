package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Map;
import org.jgrapht.alg.scoring.KatzCentrality;

/// A node's score is `exogenousFactor` plus `dampingFactor` times the weighted scores of the nodes that point to it
/// (Katz: A new status index, 1953). It converges if the damping factor is below 1 / the largest eigenvalue of the
/// adjacency matrix; if it does not, the graph is refused. O(relationships) an iteration.
public final class Katz extends JGraphTAlgorithm<Katz.Parameters, double[]> {
    private static final double MOST = 1e150;

    /// @param dampingFactor alpha
    /// @param exogenousFactor beta, the score of a node to which none points
    /// @param maxIterations when to stop at the latest
    /// @param tolerance stops when no score changes by as much
    public record Parameters(double dampingFactor, double exogenousFactor, int maxIterations, double tolerance) {
        public static final Parameters DEFAULT = new Parameters(0.01, 1, 100, 1e-4);

        public Parameters {
            Require.atLeast("dampingFactor", dampingFactor, 0);
            Require.atLeast("maxIterations", maxIterations, 1);
            Require.moreThan("tolerance", tolerance, 0);
            Require.that(Double.isFinite(exogenousFactor), "exogenousFactor is not finite");
        }

        public Parameters withDampingFactor(double value) {
            return new Parameters(value, exogenousFactor, maxIterations, tolerance);
        }

        public Parameters withMaxIterations(int value, double newTolerance) {
            return new Parameters(dampingFactor, exogenousFactor, value, newTolerance);
        }
    }

    public Katz() {
        super("Katz centrality", 200, 40);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected double[] solve(CsrGraphView view, Parameters parameters, long seed) {
        Map<Integer, Double> scores = new KatzCentrality<>(
                        view,
                        parameters.dampingFactor(),
                        node -> parameters.exogenousFactor(),
                        parameters.maxIterations(),
                        parameters.tolerance())
                .getScores();
        double[] result = new double[view.csr().nodeCount()];
        for (int node = 0; node < result.length; node++) {
            result[node] = scores.get(node);
            Require.that(
                    Math.abs(result[node]) < MOST,
                    name() + " does not converge with a dampingFactor of " + parameters.dampingFactor()
                            + "; choose one below 1 / the largest eigenvalue of the adjacency matrix");
        }
        return result;
    }
}
