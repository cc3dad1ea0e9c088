package io.orbitgraph.algorithms.centrality.degree;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;

/// The number of a node's relationships, or the sum of their weights; weights that are not positive do not count, as in
/// GDS. A self-loop of an undirected graph counts once. O(nodes), weighted O(relationships).
public final class Degree implements Algorithm<DegreeParameters, DegreeResult> {
    @Override
    public String name() {
        return "Degree centrality";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, DegreeParameters parameters, int concurrency) {
        long in = parameters.orientation() == Orientation.NATURAL ? 0 : size.incomingBytes();
        return MemoryEstimate.of(name(), 8 * size.nodes() + in);
    }

    @Override
    public DegreeResult compute(CsrGraph graph, DegreeParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireNumericWeights(name(), workers);
        double[] degrees = new double[graph.nodeCount()];
        Orientation orientation = graph.isUndirected() ? Orientation.NATURAL : parameters.orientation();
        if (orientation != Orientation.REVERSE) {
            add(graph.out(), degrees, workers);
        }
        if (orientation != Orientation.NATURAL) {
            add(graph.in(workers), degrees, workers);
        }
        parameters.scaler().apply(degrees, workers);
        environment.progress().report(name(), degrees.length, degrees.length);
        return new DegreeResult(degrees);
    }

    private static void add(Adjacency adjacency, double[] degrees, Workers workers) {
        int[] offsets = adjacency.offsets();
        double[] weights = adjacency.weights();
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                if (weights == null) {
                    degrees[node] += offsets[node + 1] - offsets[node];
                } else {
                    for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                        degrees[node] += Math.max(0, weights[slot]);
                    }
                }
            }
        });
    }
}
