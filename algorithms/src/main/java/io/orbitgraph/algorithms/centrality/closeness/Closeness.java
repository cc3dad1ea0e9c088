package io.orbitgraph.algorithms.centrality.closeness;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.concurrent.atomic.AtomicLongArray;

/// How near the nodes are that reach a node: their number divided by the sum of their distances (Bavelas 1950;
/// Wasserman, Faust 1994). Weights do not count. O(nodes * relationships / 64) at best.
public final class Closeness implements Algorithm<ClosenessParameters, ClosenessResult> {
    @Override
    public String name() {
        return "Closeness centrality";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, ClosenessParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), (24 + 32L * concurrency) * size.nodes());
    }

    @Override
    public ClosenessResult compute(CsrGraph graph, ClosenessParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        AtomicLongArray sums = new AtomicLongArray(nodes);
        AtomicLongArray reaching = new AtomicLongArray(nodes);
        MultiSourceBfs.run(
                name(),
                graph.out(),
                (node, level, sources) -> {
                    sums.getAndAdd(node, (long) level * sources);
                    reaching.getAndAdd(node, sources);
                },
                environment);
        double[] scores = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            double others = reaching.get(node);
            if (others > 0) {
                scores[node] = others / sums.get(node);
                if (parameters.useWassermanFaust()) {
                    scores[node] *= others / (nodes - 1);
                }
            }
        }
        return new ClosenessResult(scores);
    }
}
