package io.orbitgraph.algorithms.centrality.closeness;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.concurrent.atomic.AtomicLongArray;

/// The mean over all other nodes of the inverse of their distance to the node, 0 where there is no path (Marchiori,
/// Latora: Harmony in the small-world, 2000). Weights do not count.
///
/// Threads add inverse distances as whole multiples of a tiny unit, so that their order does not matter; the unit is
/// chosen so that sums do not overflow, and the error is below `nodes` units: 1e-10 for a million nodes.
public final class Harmonic implements Algorithm<HarmonicParameters, ClosenessResult> {
    @Override
    public String name() {
        return "Harmonic centrality";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, HarmonicParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), (16 + 32L * concurrency) * size.nodes());
    }

    @Override
    public ClosenessResult compute(CsrGraph graph, HarmonicParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        double unit = 0x1.0p-62 * Integer.highestOneBit(Math.max(1, nodes)) * 2;
        AtomicLongArray sums = new AtomicLongArray(nodes);
        MultiSourceBfs.run(
                name(),
                graph.out(),
                (node, level, sources) -> sums.getAndAdd(node, sources * Math.round(1 / (level * unit))),
                environment);
        double[] scores = new double[nodes];
        for (int node = 0; node < nodes && nodes > 1; node++) {
            scores[node] = sums.get(node) * unit / (nodes - 1);
        }
        return new ClosenessResult(scores);
    }
}
