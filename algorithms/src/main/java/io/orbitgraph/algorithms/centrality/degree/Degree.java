package io.orbitgraph.algorithms.centrality.degree;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
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
    public boolean readsPages() {
        return true;
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
            add(graph.pages(), degrees, workers);
        }
        if (orientation != Orientation.NATURAL) {
            add(graph.incomingPages(workers), degrees, workers);
        }
        parameters.scaler().apply(degrees, workers);
        environment.progress().report(name(), degrees.length, degrees.length);
        return new DegreeResult(degrees);
    }

    private static void add(Pages pages, double[] degrees, Workers workers) {
        for (Page page : pages.list()) {
            add(page.rows(), page.first(), degrees, workers);
        }
    }

    private static void add(Adjacency adjacency, int first, double[] degrees, Workers workers) {
        int[] offsets = adjacency.offsets();
        double[] weights = adjacency.weights();
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                if (weights == null) {
                    degrees[first + row] += offsets[row + 1] - offsets[row];
                } else {
                    for (int slot = offsets[row]; slot < offsets[row + 1]; slot++) {
                        degrees[first + row] += Math.max(0, weights[slot]);
                    }
                }
            }
        });
    }
}
