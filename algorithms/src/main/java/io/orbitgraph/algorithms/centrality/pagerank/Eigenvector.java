package io.orbitgraph.algorithms.centrality.pagerank;

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
import io.orbitgraph.algorithms.scaling.Scaler;
import java.util.Arrays;

/// The main left eigenvector of the adjacency matrix, of length 1 (Bonacich: Power and centrality, 1987). Each round
/// adds to a node's score those of its sources, and normalises; adding to it, rather than replacing it, leaves the
/// vector the same and keeps bipartite graphs from swinging. Weights must not be negative. O(iterations *
/// relationships).
public final class Eigenvector implements Algorithm<EigenvectorParameters, PageRankResult> {
    @Override
    public String name() {
        return "Eigenvector centrality";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, EigenvectorParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("scores", 16 * size.nodes()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public PageRankResult compute(CsrGraph graph, EigenvectorParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        int nodes = graph.nodeCount();
        Require.nodes("sourceNodes", parameters.sourceNodes(), nodes);
        Pages in = graph.incomingPages(workers);
        double[] scores = new double[nodes];
        if (parameters.sourceNodes().length == 0) {
            Arrays.fill(scores, 1.0 / nodes);
        }
        for (int node : parameters.sourceNodes()) {
            scores[node] = 1.0 / nodes;
        }
        double[] sums = new double[nodes];
        int iteration = 0;
        boolean converged = false;
        while (iteration < parameters.maxIterations() && !converged) {
            for (Page page : in.list()) {
                addSources(page.rows(), page.first(), scores, sums, workers);
            }
            double norm = Scaler.norm(sums, workers);
            double scale = norm == 0 ? 0 : 1 / norm;
            double change = workers.max(nodes, (from, to) -> {
                double largest = 0;
                for (int node = from; node < to; node++) {
                    double score = sums[node] * scale;
                    largest = Math.max(largest, Math.abs(score - scores[node]));
                    scores[node] = score;
                }
                return largest;
            });
            converged = change <= parameters.tolerance() && parameters.tolerance() > 0;
            iteration++;
            environment.progress().report(name(), iteration, parameters.maxIterations());
        }
        parameters.scaler().apply(scores, workers);
        environment.progress().report(name(), parameters.maxIterations(), parameters.maxIterations());
        return new PageRankResult(scores, iteration, converged);
    }

    private static void addSources(Adjacency in, int first, double[] scores, double[] sums, Workers workers) {
        int[] offsets = in.offsets();
        int[] sources = in.targets();
        double[] weights = in.weights();
        workers.ranges(in.bounds(), (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                double sum = scores[first + row];
                for (int slot = offsets[row]; slot < offsets[row + 1]; slot++) {
                    sum += weights == null ? scores[sources[slot]] : scores[sources[slot]] * weights[slot];
                }
                sums[first + row] = sum;
            }
        });
    }
}
