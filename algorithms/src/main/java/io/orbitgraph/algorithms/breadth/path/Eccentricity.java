package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.shortest.AllPairs;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.stream.IntStream;

/// How far the farthest node is from each node, by weight if there are weights (0 or more); the largest is the
/// diameter, the least the radius (Harary: Graph theory, 1969). Nodes that are not reached do not count. A kernel of
/// our own, parallel over the sources: JGraphT needs memory of the square of the nodes. O(nodes * relationships * log
/// nodes).
public final class Eccentricity implements Algorithm<NoParameters, Eccentricity.Result> {
    /// @param eccentricities by node
    /// @param connected whether each node reaches each other; if not, the diameter of the whole graph is infinite
    public record Result(double[] eccentricities, boolean connected) {
        public double diameter() {
            return IntStream.range(0, eccentricities.length)
                    .mapToDouble(node -> eccentricities[node])
                    .max()
                    .orElse(0);
        }

        public double radius() {
            return IntStream.range(0, eccentricities.length)
                    .mapToDouble(node -> eccentricities[node])
                    .min()
                    .orElse(0);
        }

        /// The nodes whose eccentricity is the radius, ascending.
        public int[] center() {
            return nodesAt(radius());
        }

        /// The nodes whose eccentricity is the diameter, ascending.
        public int[] periphery() {
            return nodesAt(diameter());
        }

        private int[] nodesAt(double value) {
            return IntStream.range(0, eccentricities.length)
                    .filter(node -> eccentricities[node] == value)
                    .toArray();
        }
    }

    @Override
    public String name() {
        return "Eccentricity";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("eccentricities", 8 * size.nodes()),
                new AllPairs().estimate(size.nodes(), concurrency));
    }

    @Override
    public Result compute(CsrGraph graph, NoParameters parameters, Environment environment) {
        double[] eccentricities = new double[graph.nodeCount()];
        boolean[] connected = {true};
        // Its memory is part of the estimate above.
        new AllPairs()
                .compute(
                        graph,
                        (source, distances) -> {
                            double farthest = 0;
                            for (double distance : distances) {
                                if (distance < Double.POSITIVE_INFINITY) {
                                    farthest = Math.max(farthest, distance);
                                } else {
                                    connected[0] = false;
                                }
                            }
                            eccentricities[source] = farthest;
                        },
                        environment.withMemory(MemoryAccount.unlimited()));
        return new Result(eccentricities, connected[0]);
    }
}
