package io.orbitgraph.algorithms.centrality.hits;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.algorithms.scaling.Scaler;
import java.util.Arrays;

/// Hub and authority scores (Kleinberg: Authoritative sources in a hyperlinked environment, 1999): good hubs point to
/// good authorities. Weights count and must not be negative. O(iterations * relationships).
public final class Hits implements Algorithm<HitsParameters, HitsResult> {
    @Override
    public String name() {
        return "HITS";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, HitsParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 24 * size.nodes() + size.incomingBytes());
    }

    @Override
    public HitsResult compute(CsrGraph graph, HitsParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        int nodes = graph.nodeCount();
        Pages in = graph.incomingPages(workers);
        double[] hubs = new double[nodes];
        double[] authorities = new double[nodes];
        double[] before = new double[nodes];
        Arrays.fill(hubs, 1);
        Arrays.fill(authorities, 1);
        int iteration = 0;
        boolean converged = false;
        while (iteration < parameters.iterations() && !converged) {
            double change = update(in, hubs, authorities, before, workers);
            change = Math.max(change, update(graph.pages(), authorities, hubs, before, workers));
            converged = change <= parameters.tolerance() && parameters.tolerance() > 0;
            iteration++;
            environment.progress().report(name(), iteration, parameters.iterations());
        }
        environment.progress().report(name(), parameters.iterations(), parameters.iterations());
        return new HitsResult(hubs, authorities, iteration, converged);
    }

    /// Sets each score to the sum of `source` over the neighbours, normalised.
    ///
    /// @return the largest change
    private static double update(Pages pages, double[] source, double[] scores, double[] before, Workers workers) {
        System.arraycopy(scores, 0, before, 0, scores.length);
        for (Page page : pages.list()) {
            sum(page.rows(), page.first(), source, scores, workers);
        }
        Scaler.L2NORM.apply(scores, workers);
        return workers.max(scores.length, (from, to) -> {
            double largest = 0;
            for (int node = from; node < to; node++) {
                largest = Math.max(largest, Math.abs(scores[node] - before[node]));
            }
            return largest;
        });
    }

    private static void sum(Adjacency adjacency, int first, double[] source, double[] scores, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                double sum = 0;
                for (int slot = offsets[row]; slot < offsets[row + 1]; slot++) {
                    sum += source[targets[slot]] * adjacency.weight(slot);
                }
                scores[first + row] = sum;
            }
        });
    }
}
