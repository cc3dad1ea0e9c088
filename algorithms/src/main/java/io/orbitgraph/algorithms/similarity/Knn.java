package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.TopK;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;

/// For each node the nodes with the most similar properties (Dong, Moses, Li: Efficient k-nearest neighbor graph
/// construction for generic similarity measures, 2011): neighbours of neighbours are compared, round by round, from
/// neighbours chosen at random. Approximate for more than {@link #EXACT_UP_TO} nodes, exact up to there. Relationships
/// do not count.
public final class Knn implements Algorithm<KnnParameters, KnnResult> {
    /// So many nodes are compared each with each.
    public static final int EXACT_UP_TO = 2048;

    @Override
    public String name() {
        return "K-nearest neighbours";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, KnnParameters parameters, int concurrency) {
        long k = Math.min(parameters.topK(), Math.max(0, size.nodes() - 1));
        return MemoryEstimate.between(
                name(), size.nodes() * (32 + 24 * k), size.nodes() * (240 + 24 * k + 16 * k + 28 * k));
    }

    @Override
    public KnnResult compute(CsrGraph graph, KnnParameters parameters, Environment environment) {
        PropertySimilarity similarity = PropertySimilarity.of(graph, parameters.nodeProperties());
        int nodes = graph.nodeCount();
        if (nodes <= EXACT_UP_TO) {
            return exact(nodes, similarity, parameters, environment);
        }
        NeighbourDescent descent = new NeighbourDescent(graph.out(), similarity, parameters, environment);
        return descent.run(name());
    }

    private KnnResult exact(
            int nodes, PropertySimilarity similarity, KnnParameters parameters, Environment environment) {
        int[][] seconds = new int[nodes][];
        double[][] similarities = new double[nodes][];
        Workers workers = environment.workers();
        workers.ranges(nodes, 16, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                if (parameters.filter().hasSource(node)) {
                    TopK best = new TopK(parameters.topK());
                    for (int other = 0; other < nodes; other++) {
                        if (other != node && parameters.filter().hasTarget(other)) {
                            double value = similarity.of(node, other);
                            if (value >= parameters.similarityCutoff()) {
                                best.offer(other, value);
                            }
                        }
                    }
                    seconds[node] = new int[best.size()];
                    similarities[node] = new double[best.size()];
                    best.drain(seconds[node], similarities[node], 0);
                }
            }
        });
        environment.progress().report(name(), nodes, nodes);
        return new KnnResult(SimilarPairs.of(seconds, similarities), 0, true, (long) nodes * Math.max(0, nodes - 1));
    }
}
