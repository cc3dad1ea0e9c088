package io.orbitgraph.algorithms.centrality.katz;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// The paths of any length that end at a node, each longer one counting less (Katz: A new status index derived from
/// sociometric analysis, 1953): a score is `beta + alpha * sum` over the nodes that point to it. Weights count and must
/// not be negative. O(iterations * relationships).
public final class Katz implements Algorithm<KatzParameters, KatzResult> {
    @Override
    public String name() {
        return "Katz centrality";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, KatzParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("scores", 16 * size.nodes()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public KatzResult compute(CsrGraph graph, KatzParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        Pages in = graph.incomingPages(workers);
        double[] scores = new double[graph.nodeCount()];
        double[] next = new double[scores.length];
        Arrays.fill(scores, parameters.beta());
        int iteration = 0;
        boolean converged = false;
        while (iteration < parameters.maxIterations() && !converged) {
            double change = 0;
            for (Page page : in.list()) {
                change = Math.max(change, step(page, scores, next, parameters, workers));
            }
            Require.that(
                    change < Double.POSITIVE_INFINITY,
                    "The scores grow without limit with alpha = " + parameters.alpha()
                            + "; it must be below the inverse of the largest eigenvalue of the graph");
            double[] spare = scores;
            scores = next;
            next = spare;
            converged = change <= parameters.tolerance() && parameters.tolerance() > 0;
            iteration++;
            environment.progress().report(name(), iteration, parameters.maxIterations());
        }
        parameters.scaler().apply(scores, workers);
        environment.progress().report(name(), parameters.maxIterations(), parameters.maxIterations());
        return new KatzResult(scores, iteration, converged);
    }

    /// @return the largest change of a score; infinite where one has no limit
    private static double step(Page page, double[] scores, double[] next, KatzParameters parameters, Workers workers) {
        Adjacency in = page.rows();
        int first = page.first();
        int[] offsets = in.offsets();
        int[] sources = in.targets();
        int[] bounds = in.bounds();
        double[] changes = new double[bounds.length];
        workers.chunks(bounds.length - 1, (worker, chunk) -> {
            double largest = 0;
            for (int row = bounds[chunk]; row < bounds[chunk + 1]; row++) {
                int node = first + row;
                double sum = 0;
                for (int slot = offsets[row]; slot < offsets[row + 1]; slot++) {
                    sum += scores[sources[slot]] * in.weight(slot);
                }
                next[node] = parameters.beta() + parameters.alpha() * sum;
                double change = Math.abs(next[node] - scores[node]);
                largest = Double.isNaN(change) ? Double.POSITIVE_INFINITY : Math.max(largest, change);
            }
            changes[chunk] = largest;
        });
        return Arrays.stream(changes).max().orElse(0);
    }
}
