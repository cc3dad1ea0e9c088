package io.orbitgraph.algorithms.centrality.pagerank;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The power iteration of {@link PageRank} and {@link ArticleRank}. Each round divides once per node, into `shares`,
/// and then only adds along relationships.
final class RankIteration {
    private final String name;
    private final PageRankParameters parameters;
    private final Environment environment;
    private final Workers workers;
    private final CsrGraph graph;
    private final Pages in;
    private final int nodes;
    private final double[] scores;
    /// What a node passes along a relationship of weight 1 in this round.
    private final double[] shares;
    /// `1 / divisor` of each node, 0 where it passes on nothing.
    private final double[] factors;
    /// How jumps are spread; null for evenly.
    private final double @Nullable [] jumps;

    RankIteration(String name, CsrGraph graph, PageRankParameters parameters, Environment environment) {
        graph.requireFiniteWeights(name, environment.workers());
        Require.nodes("sourceNodes", parameters.sourceNodes(), graph.nodeCount());
        this.name = name;
        this.parameters = parameters;
        this.environment = environment;
        this.workers = environment.workers();
        this.graph = graph;
        this.in = graph.incomingPages(workers);
        this.nodes = graph.nodeCount();
        this.scores = new double[nodes];
        this.shares = new double[nodes];
        this.factors = new double[nodes];
        this.jumps = parameters.sourceNodes().length == 0 ? null : ones(nodes, parameters.sourceNodes());
    }

    private static double[] ones(int size, int[] places) {
        double[] result = new double[size];
        for (int place : places) {
            result[place] = 1;
        }
        return result;
    }

    static MemoryEstimate estimate(String name, GraphSize size, PageRankParameters parameters) {
        return MemoryEstimate.sum(
                name,
                MemoryEstimate.of("scores, shares and factors", 24 * size.nodes()),
                MemoryEstimate.of("spread of jumps", parameters.sourceNodes().length == 0 ? 0 : 8 * size.nodes()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    /// @param extraDegree what is added to each node's divisor
    PageRankResult run(double extraDegree) {
        setFactors(extraDegree);
        boolean normalised = parameters.definition() == PageRankParameters.Definition.NORMALISED;
        double damping = parameters.dampingFactor();
        double jumpTotal = 1;
        if (normalised) {
            jumpTotal = jumps == null ? nodes : Arrays.stream(jumps).sum();
            Arrays.fill(scores, 1.0 / nodes);
        } else {
            for (int node = 0; node < nodes; node++) {
                scores[node] = jumps == null ? 1 - damping : (1 - damping) * jumps[node];
            }
        }
        int iteration = normalised ? 0 : 1;
        boolean converged = false;
        while (iteration < parameters.maxIterations() && !converged) {
            double dangling = spread(normalised);
            double jump = normalised ? (1 - damping + damping * dangling) / jumpTotal : 1 - damping;
            double change = gather(jump, damping);
            converged = change <= parameters.tolerance() && parameters.tolerance() > 0;
            iteration++;
            environment.progress().report(name, iteration, parameters.maxIterations());
        }
        parameters.scaler().apply(scores, workers);
        environment.progress().report(name, parameters.maxIterations(), parameters.maxIterations());
        return new PageRankResult(scores, iteration, converged);
    }

    private void setFactors(double extraDegree) {
        for (Page page : graph.pages().list()) {
            setFactors(page.rows(), page.first(), extraDegree);
        }
    }

    private void setFactors(Adjacency out, int first, double extraDegree) {
        int[] offsets = out.offsets();
        double[] weights = out.weights();
        workers.ranges(out.bounds(), (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                double sum = 0;
                if (weights == null) {
                    sum = offsets[row + 1] - offsets[row];
                } else {
                    for (int slot = offsets[row]; slot < offsets[row + 1]; slot++) {
                        sum += weights[slot];
                    }
                }
                factors[first + row] = sum == 0 ? 0 : 1 / (sum + extraDegree);
            }
        });
    }

    /// Sets the shares of this round.
    ///
    /// @return the score of the nodes that pass on nothing, if it is asked for
    private double spread(boolean wantsDangling) {
        workers.ranges(nodes, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                shares[node] = scores[node] * factors[node];
            }
        });
        if (!wantsDangling) {
            return 0;
        }
        return workers.sum(nodes, (from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                sum += factors[node] == 0 ? scores[node] : 0;
            }
            return sum;
        });
    }

    /// Sets the new scores.
    ///
    /// @return the largest change of one
    private double gather(double jump, double damping) {
        double largest = 0;
        for (Page page : in.list()) {
            largest = Math.max(largest, gather(page.rows(), page.first(), jump, damping));
        }
        return largest;
    }

    private double gather(Adjacency rows, int first, double jump, double damping) {
        int[] offsets = rows.offsets();
        int[] sources = rows.targets();
        double[] weights = rows.weights();
        int[] bounds = rows.bounds();
        double[] changes = new double[bounds.length];
        workers.chunks(bounds.length - 1, (worker, chunk) -> {
            double largest = 0;
            for (int row = bounds[chunk]; row < bounds[chunk + 1]; row++) {
                int node = first + row;
                int to = offsets[row + 1];
                double sum = weights == null
                        ? plainSum(sources, offsets[row], to)
                        : weightedSum(sources, weights, offsets[row], to);
                double score = (jumps == null ? jump : jump * jumps[node]) + damping * sum;
                largest = Math.max(largest, Math.abs(score - scores[node]));
                scores[node] = score;
            }
            changes[chunk] = largest;
        });
        double largest = 0;
        for (double change : changes) {
            largest = Math.max(largest, change);
        }
        return largest;
    }

    private double plainSum(int[] sources, int from, int to) {
        double[] table = shares;
        double sum = 0;
        for (int slot = from; slot < to; slot++) {
            sum += table[sources[slot]];
        }
        return sum;
    }

    private double weightedSum(int[] sources, double[] weights, int from, int to) {
        double[] table = shares;
        double sum = 0;
        for (int slot = from; slot < to; slot++) {
            sum += table[sources[slot]] * weights[slot];
        }
        return sum;
    }
}
