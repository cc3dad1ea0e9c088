package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.primitive.TopK;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Choice;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Cutoffs;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Metric;
import java.util.concurrent.atomic.AtomicInteger;

/// Pairs of nodes that point to the same nodes. Only pairs with a common neighbour are looked at, by counting over the
/// neighbours' incoming relationships; a pair appears from both sides. Parallel relationships count once. Weights must
/// not be negative. O(sum of squared incoming degrees).
public final class NodeSimilarity implements Algorithm<NodeSimilarityParameters, SimilarPairs> {
    @Override
    public String name() {
        return "Node similarity";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NodeSimilarityParameters parameters, int concurrency) {
        long perNode = Math.min(parameters.ofNode().count(), size.nodes());
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.between("pairs", 0, size.nodes() * (64 + 28 * perNode)),
                MemoryEstimate.of("counts", (16L + 9L * concurrency) * size.nodes()),
                MemoryEstimate.between("without parallel relationships", 0, simpleBytes(size)),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    /// A copy of the relationships and its other direction.
    private static long simpleBytes(GraphSize size) {
        return 8 * size.nodes() + (size.isWeighted() ? 40 : 16) * size.entries();
    }

    @Override
    public SimilarPairs compute(CsrGraph graph, NodeSimilarityParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        Adjacency out = graph.out().simple(workers);
        Adjacency in = out == graph.out() ? graph.in(workers) : out.transposed(workers);
        int nodes = graph.nodeCount();
        double[] sizes = sizes(out, parameters.metric(), workers);
        int[][] seconds = new int[nodes][];
        double[][] similarities = new double[nodes][];
        SparseSums[] sums = new SparseSums[workers.concurrency()];
        AtomicInteger done = new AtomicInteger();
        workers.ranges(nodes, 64, (worker, from, to) -> {
            if (sums[worker] == null) {
                sums[worker] = new SparseSums(nodes);
            }
            for (int node = from; node < to; node++) {
                if (isFirst(node, out, parameters)) {
                    // One node may have millions of pairs.
                    workers.checkCancelled();
                    gather(node, out, in, parameters.metric(), sums[worker]);
                    TopK best = best(node, out, sizes, sums[worker], parameters);
                    sums[worker].clear();
                    seconds[node] = new int[best.size()];
                    similarities[node] = new double[best.size()];
                    best.drain(seconds[node], similarities[node], 0);
                    for (int i = 0;
                            i < similarities[node].length && parameters.ofNode().isBottom();
                            i++) {
                        similarities[node][i] = -similarities[node][i];
                    }
                }
            }
            int compared = done.addAndGet(to - from);
            if (worker == 0) {
                environment.progress().report(name(), compared, nodes);
            }
        });
        environment.progress().report(name(), nodes, nodes);
        SimilarPairs pairs = SimilarPairs.of(seconds, similarities);
        Choice ofAll = parameters.ofAll();
        return ofAll.count() == 0 ? pairs : pairs.best(ofAll.count(), ofAll.isBottom());
    }

    /// How many nodes others were looked for: those that may be first in a pair and have as many neighbours as they
    /// must.
    public static long nodesCompared(CsrGraph graph, NodeSimilarityParameters parameters, Workers workers) {
        Adjacency out = graph.out().simple(workers);
        return workers.count(graph.nodeCount(), (from, to) -> {
            int compared = 0;
            for (int node = from; node < to; node++) {
                compared += isFirst(node, out, parameters) ? 1 : 0;
            }
            return compared;
        });
    }

    private static boolean isFirst(int node, Adjacency out, NodeSimilarityParameters parameters) {
        return parameters.filter().hasSource(node) && isCompared(node, out, parameters.cutoffs());
    }

    private static boolean isSecond(int node, Adjacency out, NodeSimilarityParameters parameters) {
        return parameters.filter().hasTarget(node) && isCompared(node, out, parameters.cutoffs());
    }

    private static boolean isCompared(int node, Adjacency out, Cutoffs cutoffs) {
        int degree = out.degree(node);
        return degree >= cutoffs.degree() && degree <= cutoffs.upperDegree();
    }

    /// What a node brings to the denominator: its weights' sum, or their square sum.
    private static double[] sizes(Adjacency out, Metric metric, Workers workers) {
        double[] sizes = new double[out.nodeCount()];
        boolean squares = metric == Metric.COSINE;
        workers.ranges(out.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    double weight = out.weight(slot);
                    sizes[node] += squares ? weight * weight : weight;
                }
            }
        });
        return sizes;
    }

    private static void gather(int node, Adjacency out, Adjacency in, Metric metric, SparseSums sums) {
        boolean product = metric == Metric.COSINE;
        for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
            int common = out.targets()[slot];
            double weight = out.weight(slot);
            for (int other = in.offsets()[common]; other < in.offsets()[common + 1]; other++) {
                double otherWeight = in.weight(other);
                sums.add(in.targets()[other], product ? weight * otherWeight : Math.min(weight, otherWeight));
            }
        }
    }

    private static TopK best(
            int node, Adjacency out, double[] sizes, SparseSums sums, NodeSimilarityParameters parameters) {
        TopK best = new TopK(parameters.ofNode().count());
        long[] components = parameters.components();
        for (int i = 0; i < sums.size(); i++) {
            int other = sums.key(i);
            if (other != node
                    && isSecond(other, out, parameters)
                    && (components == null || components[node] == components[other])) {
                double common = sums.value(i);
                double similarity = switch (parameters.metric()) {
                    case JACCARD -> common / (sizes[node] + sizes[other] - common);
                    case OVERLAP -> common / Math.min(sizes[node], sizes[other]);
                    case COSINE -> common / SimilarityFunctions.geometricMean(sizes[node], sizes[other]);
                };
                if (similarity >= parameters.cutoffs().similarity()) {
                    best.offer(other, parameters.ofNode().isBottom() ? -similarity : similarity);
                }
            }
        }
        return best;
    }
}
