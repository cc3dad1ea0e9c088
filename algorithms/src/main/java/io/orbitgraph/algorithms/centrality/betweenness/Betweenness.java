package io.orbitgraph.algorithms.centrality.betweenness;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// How many shortest paths lead through a node (Brandes: A faster algorithm for betweenness centrality, 2001; sampling:
/// Brandes, Pich 2007). Parallel relationships are different paths. On a weighted graph paths are shortest by weight,
/// and weights must be positive. O(sources * relationships), weighted with a logarithm more.
///
/// Sources are handled in waves of a fixed number, in parallel within a wave, and their shares are added in order.
public final class Betweenness implements Algorithm<BetweennessParameters, BetweennessResult> {
    private static final int WAVE = 16;

    @Override
    public String name() {
        return "Betweenness centrality";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, BetweennessParameters parameters, int concurrency) {
        long sources = parameters.samplingSize() < 0 ? size.nodes() : parameters.samplingSize();
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("scores and sources", 12 * size.nodes()),
                MemoryEstimate.of("shares of a wave", 8 * Math.min(WAVE, sources) * size.nodes()),
                MemoryEstimate.of("searches", (size.isWeighted() ? 34L : 16L) * concurrency * size.nodes()));
    }

    @Override
    public BetweennessResult compute(CsrGraph graph, BetweennessParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        if (graph.isWeighted()) {
            graph.requirePositiveWeights(name(), workers);
        }
        int nodes = graph.nodeCount();
        double[] scores = new double[nodes];
        int[] sources = sources(nodes, parameters.samplingSize(), environment.seed());
        double[][] shares = new double[Math.min(WAVE, sources.length)][nodes];
        Dependencies[] searches = new Dependencies[workers.concurrency()];
        double scale = graph.isUndirected() ? 0.5 : 1;
        if (parameters.scaleSample() && sources.length > 0) {
            scale *= (double) nodes / sources.length;
        }
        double factor = scale;
        for (int start = 0; start < sources.length; start += WAVE) {
            int first = start;
            int count = Math.min(WAVE, sources.length - start);
            workers.chunks(count, (worker, i) -> {
                if (searches[worker] == null) {
                    searches[worker] = Dependencies.of(graph.out());
                }
                searches[worker].from(sources[first + i], shares[i]);
            });
            workers.ranges(nodes, (worker, from, to) -> {
                for (int i = 0; i < count; i++) {
                    double[] share = shares[i];
                    for (int node = from; node < to; node++) {
                        scores[node] += factor * share[node];
                    }
                }
            });
            environment.progress().report(name(), start + count, sources.length);
        }
        return new BetweennessResult(scores);
    }

    /// All nodes, or those of the least random numbers.
    private static int[] sources(int nodes, int samplingSize, long seed) {
        int[] all = new int[nodes];
        Arrays.setAll(all, i -> i);
        if (samplingSize < 0 || samplingSize >= nodes) {
            return all;
        }
        for (int i = 0; i < samplingSize; i++) {
            int other = i + Draws.below(Draws.at(seed, i), nodes - i);
            int node = all[other];
            all[other] = all[i];
            all[i] = node;
        }
        int[] sample = Arrays.copyOf(all, samplingSize);
        Arrays.sort(sample);
        return sample;
    }
}
