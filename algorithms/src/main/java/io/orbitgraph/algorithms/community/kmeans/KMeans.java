package io.orbitgraph.algorithms.community.kmeans;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Clusters nodes by points in space (Lloyd: Least squares quantization in PCM, 1982). Relationships do not count.
/// O(iterations * nodes * clusters * dimensions). A cluster that loses all its points keeps its centre.
public final class KMeans implements Algorithm<KMeansParameters, KMeansResult> {
    @Override
    public String name() {
        return "K-means";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, KMeansParameters parameters, int concurrency) {
        return MemoryEstimate.of(
                name(),
                ((parameters.numberOfRestarts() > 1 ? 12 : 0) + (parameters.computeSilhouette() ? 28 : 20))
                        * size.nodes());
    }

    @Override
    public KMeansResult compute(CsrGraph graph, KMeansParameters parameters, Environment environment) {
        double[][] points = points(graph, parameters);
        if (points.length == 0) {
            return new KMeansResult(new int[0], new double[0], new double[0][], new double[0], 0, Double.NaN, 0);
        }
        Clustering best = null;
        for (int restart = 0; restart < parameters.numberOfRestarts(); restart++) {
            Clustering run =
                    new Clustering(points, parameters, Draws.at(environment.seed(), restart), environment.workers());
            run.run();
            if (best == null || run.averageDistance() < best.averageDistance()) {
                best = run;
            }
            environment.progress().report(name(), restart + 1, parameters.numberOfRestarts());
        }
        Clustering found = best == null ? new Clustering(points, parameters, 0, environment.workers()) : best;
        double[] silhouettes = parameters.computeSilhouette()
                ? Silhouettes.of(points, found.clusters, parameters.k(), environment.workers())
                : new double[0];
        return new KMeansResult(
                found.clusters,
                found.distances,
                found.centres,
                silhouettes,
                found.averageDistance(),
                Arrays.stream(silhouettes).average().orElse(Double.NaN),
                found.iterations);
    }

    private static double[][] points(CsrGraph graph, KMeansParameters parameters) {
        double[][] points = switch (graph.nodeProperty(parameters.nodeProperty())) {
            case NodeColumn.DoubleLists(var values) -> values;
            case NodeColumn.LongLists(var values) ->
                Arrays.stream(values)
                        .map(list -> Arrays.stream(list).asDoubleStream().toArray())
                        .toArray(double[][]::new);
            case NodeColumn.Doubles _, NodeColumn.Longs _ ->
                throw Require.failure("K-means needs lists of numbers in '" + parameters.nodeProperty() + "'");
        };
        Require.that(
                points.length == 0 || parameters.k() <= points.length,
                "k is " + parameters.k() + ", but there are only " + points.length + " nodes");
        for (int node = 0; node < points.length; node++) {
            if (points[node].length != points[0].length || points[node].length == 0) {
                throw Require.failure("Node " + graph.ids().id(node) + " has a list of " + points[node].length
                        + " numbers, another has " + points[0].length);
            }
            for (double coordinate : points[node]) {
                if (Double.isNaN(coordinate)) {
                    throw Require.failure("The list of node " + graph.ids().id(node) + " holds NaN");
                }
            }
        }
        for (double[] centre : parameters.seedCentroids()) {
            Require.that(
                    points.length == 0 || centre.length == points[0].length,
                    "Seed centroids must have as many numbers as the nodes' lists");
        }
        return points;
    }

    /// One run.
    private static final class Clustering {
        private final double[][] points;
        private final KMeansParameters parameters;
        private final long seed;
        private final Workers workers;
        private final int[] clusters;
        private final double[] distances;
        /// The nodes by cluster, those of one beside each other.
        private final int[] members;
        private double[][] centres = new double[0][];
        private int iterations;

        Clustering(double[][] points, KMeansParameters parameters, long seed, Workers workers) {
            this.points = points;
            this.parameters = parameters;
            this.seed = seed;
            this.workers = workers;
            this.clusters = new int[points.length];
            this.distances = new double[points.length];
            this.members = new int[points.length];
            Arrays.fill(clusters, -1);
        }

        void run() {
            centres = parameters.seedCentroids().length > 0
                    ? Arrays.stream(parameters.seedCentroids())
                            .map(double[]::clone)
                            .toArray(double[][]::new)
                    : firstCentres();
            long changes;
            do {
                changes = assign();
                moveCentres();
                iterations++;
            } while (iterations < parameters.maxIterations() && changes > parameters.deltaThreshold() * points.length);
            assign();
        }

        double averageDistance() {
            double sum = 0;
            for (double distance : distances) {
                sum += distance;
            }
            return sum / distances.length;
        }

        private double[][] firstCentres() {
            double[][] chosen = new double[parameters.k()][];
            if (parameters.sampler() == KMeansParameters.Sampler.UNIFORM) {
                int[] order = new int[points.length];
                Arrays.setAll(order, i -> i);
                for (int i = 0; i < chosen.length; i++) {
                    int other = i + Draws.below(Draws.at(seed, i), order.length - i);
                    int node = order[other];
                    order[other] = order[i];
                    order[i] = node;
                    chosen[i] = points[node].clone();
                }
                return chosen;
            }
            double[] squares = new double[points.length];
            Arrays.fill(squares, Double.POSITIVE_INFINITY);
            int node = Draws.below(Draws.at(seed, 0), points.length);
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = points[node].clone();
                double sum = 0;
                for (int j = 0; j < points.length; j++) {
                    squares[j] = Math.min(squares[j], square(points[j], chosen[i]));
                    sum += squares[j];
                }
                double draw = Draws.unit(Draws.at(seed, i + 1)) * sum;
                node = 0;
                while (node < points.length - 1 && draw >= squares[node]) {
                    draw -= squares[node++];
                }
            }
            return chosen;
        }

        private static double square(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
            return sum;
        }

        /// @return how many points changed their cluster
        private long assign() {
            return workers.count(points.length, (from, to) -> {
                int changes = 0;
                for (int node = from; node < to; node++) {
                    int best = 0;
                    double least = Double.POSITIVE_INFINITY;
                    for (int cluster = 0; cluster < centres.length; cluster++) {
                        double square = square(points[node], centres[cluster]);
                        if (square < least) {
                            least = square;
                            best = cluster;
                        }
                    }
                    changes += clusters[node] == best ? 0 : 1;
                    clusters[node] = best;
                    distances[node] = Math.sqrt(least);
                }
                return changes;
            });
        }

        /// Each cluster is summed by one thread, in the order of nodes.
        private void moveCentres() {
            int[] sizes = new int[centres.length];
            double[][] sums = new double[centres.length][points[0].length];
            for (int cluster : clusters) {
                sizes[cluster]++;
            }
            int[] ends = new int[centres.length];
            for (int cluster = 1; cluster < ends.length; cluster++) {
                ends[cluster] = ends[cluster - 1] + sizes[cluster - 1];
            }
            for (int node = 0; node < clusters.length; node++) {
                members[ends[clusters[node]]++] = node;
            }
            workers.chunks(centres.length, (worker, cluster) -> {
                double[] sum = sums[cluster];
                for (int at = ends[cluster] - sizes[cluster]; at < ends[cluster]; at++) {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += points[members[at]][i];
                    }
                }
                for (int i = 0; i < sum.length && sizes[cluster] > 0; i++) {
                    centres[cluster][i] = sum[i] / sizes[cluster];
                }
            });
        }
    }
}
