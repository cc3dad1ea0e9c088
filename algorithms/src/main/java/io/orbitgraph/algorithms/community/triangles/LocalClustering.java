package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;

/// How many of the possible relationships among a node's neighbours exist (Watts, Strogatz: Collective dynamics of
/// 'small-world' networks, 1998). In a directed graph, neighbours are those of either direction and each pair can be
/// related in two ways, as LDBC Graphalytics defines it. Parallel relationships count once, self-loops not, unless
/// asked for.
///
/// Undirected: as fast as {@link TriangleCount}. Directed: the sum over nodes of their neighbours' degrees.
public final class LocalClustering implements Algorithm<ClusteringParameters, ClusteringResult> {
    @Override
    public String name() {
        return "Local clustering coefficient";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, ClusteringParameters parameters, int concurrency) {
        if (!size.isUndirected()) {
            return MemoryEstimate.of(name(), (8 + 2L * concurrency) * size.nodes() + size.incomingBytes());
        }
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("coefficients and degrees", 12 * size.nodes()),
                new TriangleCount().estimate(size, TriangleParameters.DEFAULT, concurrency));
    }

    @Override
    public ClusteringResult compute(CsrGraph graph, ClusteringParameters parameters, Environment environment) {
        long[] known = parameters.triangles();
        Require.that(
                known == null || (graph.isUndirected() && known.length == graph.nodeCount()),
                "Triangle counts are taken for undirected graphs only, one for each node");
        double[] coefficients = graph.isUndirected()
                ? undirected(
                        graph, known == null ? triangles(graph, environment) : known, parameters, environment.workers())
                : directed(graph, environment.workers());
        int nodes = graph.nodeCount();
        double sum = environment.workers().sum(nodes, (from, to) -> {
            double part = 0;
            for (int node = from; node < to; node++) {
                part += Double.isNaN(coefficients[node]) ? 0 : coefficients[node];
            }
            return part;
        });
        long defined = environment.workers().count(nodes, (from, to) -> {
            long count = 0;
            for (int node = from; node < to; node++) {
                count += Double.isNaN(coefficients[node]) ? 0 : 1;
            }
            return count;
        });
        environment.progress().report(name(), nodes, nodes);
        return new ClusteringResult(coefficients, defined == 0 ? 0 : sum / defined);
    }

    private static long[] triangles(CsrGraph graph, Environment environment) {
        return new TriangleCount()
                .compute(graph, TriangleParameters.DEFAULT, environment)
                .triangles();
    }

    private static double[] undirected(
            CsrGraph graph, long[] triangles, ClusteringParameters parameters, Workers workers) {
        int[] degrees = OrderedGraph.degrees(graph.out(), parameters.countsLoops(), workers);
        double[] coefficients = new double[triangles.length];
        workers.ranges(triangles.length, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                double pairs = (double) degrees[node] * (degrees[node] - 1);
                double closed = degrees[node] < 2 ? 0 : 2 * triangles[node] / pairs;
                coefficients[node] = triangles[node] < 0 ? Double.NaN : closed;
            }
        });
        return coefficients;
    }

    private static double[] directed(CsrGraph graph, Workers workers) {
        Adjacency out = graph.out();
        Adjacency in = graph.in(workers);
        int nodes = graph.nodeCount();
        double[] coefficients = new double[nodes];
        boolean[][] marks = new boolean[workers.concurrency()][];
        int[][] lists = new int[workers.concurrency()][];
        workers.ranges(nodes, 128, (worker, from, to) -> {
            if (marks[worker] == null) {
                marks[worker] = new boolean[nodes];
                lists[worker] = new int[64];
            }
            boolean[] marked = marks[worker];
            for (int node = from; node < to; node++) {
                int most = out.degree(node) + in.degree(node);
                if (lists[worker].length < most) {
                    lists[worker] = new int[Math.max(most, 2 * lists[worker].length)];
                }
                int[] neighbours = lists[worker];
                int count = mark(out, node, marked, neighbours, 0);
                count = mark(in, node, marked, neighbours, count);
                long related = 0;
                for (int i = 0; i < count; i++) {
                    related += marked(out, neighbours[i], marked);
                }
                for (int i = 0; i < count; i++) {
                    marked[neighbours[i]] = false;
                }
                coefficients[node] = count < 2 ? 0 : related / ((double) count * (count - 1));
            }
        });
        return coefficients;
    }

    private static int mark(Adjacency adjacency, int node, boolean[] marked, int[] list, int size) {
        int[] targets = adjacency.targets();
        int count = size;
        for (int slot = adjacency.offsets()[node]; slot < adjacency.offsets()[node + 1]; slot++) {
            if (targets[slot] != node && !marked[targets[slot]]) {
                marked[targets[slot]] = true;
                list[count++] = targets[slot];
            }
        }
        return count;
    }

    /// How many different marked nodes `node` points to, itself not counted.
    private static int marked(Adjacency out, int node, boolean[] marked) {
        int[] targets = out.targets();
        int start = out.offsets()[node];
        int count = 0;
        for (int slot = start; slot < out.offsets()[node + 1]; slot++) {
            if (marked[targets[slot]]
                    && targets[slot] != node
                    && (slot == start || targets[slot] != targets[slot - 1])) {
                count++;
            }
        }
        return count;
    }
}
