package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Distances between all pairs of nodes, handed out source by source, so that they need not fit in memory. Weights must
/// not be negative. Sources are searched in parallel: breadth first where nothing is weighted, else by Dijkstra.
/// O(nodes * relationships), weighted with a logarithm more.
public final class AllPairs implements Algorithm<AllPairs.Parameters, AllPairs.Distances> {
    private static final String NAME = "All shortest paths";
    private static final int WAVE = 16;

    /// All pairs have no parameters.
    public record Parameters() {
        public static final Parameters DEFAULT = new Parameters();
    }

    /// Takes distances, on the calling thread, sources in ascending order.
    public interface Sink {
        /// @param distances infinite where there is no path; used again for the next source
        void accept(int source, double[] distances);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return estimate(size.nodes(), concurrency);
    }

    public MemoryEstimate estimate(long nodes, int concurrency) {
        return MemoryEstimate.of(name(), (8L * WAVE + 20L * concurrency) * nodes);
    }

    /// Searches nothing yet: that happens as the distances are asked for.
    @Override
    public Distances compute(CsrGraph graph, Parameters parameters, Environment environment) {
        graph.requireNonNegativeWeights(name(), environment.workers());
        return new Distances(graph, environment);
    }

    public void compute(CsrGraph graph, Sink sink, Environment environment) {
        long bytes =
                estimate(graph.nodeCount(), environment.workers().concurrency()).maxBytes();
        environment.memory().charge(name(), bytes);
        try {
            Distances distances = compute(graph, Parameters.DEFAULT, environment);
            while (distances.next()) {
                sink.accept(distances.source(), distances.distances());
            }
        } finally {
            environment.memory().release(bytes);
        }
    }

    /// Distances source by source, in ascending order; some sources ahead are searched in parallel. One thread's.
    public static final class Distances {
        private final CsrGraph graph;
        private final Environment environment;
        private final @Nullable Search[] searches;
        private final double[][] wave;
        private int source = -1;

        private Distances(CsrGraph graph, Environment environment) {
            this.graph = graph;
            this.environment = environment;
            this.searches = new Search[environment.workers().concurrency()];
            this.wave = new double[Math.min(WAVE, graph.nodeCount())][graph.nodeCount()];
        }

        /// Goes to the next source.
        ///
        /// @return false if there is none
        public boolean next() {
            int nodes = graph.nodeCount();
            if (source >= nodes - 1) {
                return false;
            }
            int first = ++source;
            if (first % WAVE == 0) {
                int searched = Math.min(WAVE, nodes - first);
                environment.workers().chunks(searched, (worker, i) -> {
                    Search search = searches[worker];
                    if (search == null) {
                        search = graph.isWeighted() ? weighted(graph.out()) : plain(graph.out());
                        searches[worker] = search;
                    }
                    search.from(first + i, wave[i]);
                });
                environment.progress().report(NAME, first + searched, nodes);
            }
            return true;
        }

        /// The source that {@link #next} went to.
        public int source() {
            return source;
        }

        /// From the source to each node; infinite where there is no path. Used again for other sources.
        public double[] distances() {
            return wave[source % WAVE];
        }
    }

    /// One thread's search.
    private interface Search {
        /// @param distances all set
        void from(int source, double[] distances);
    }

    private static Search plain(Adjacency out) {
        int[] queue = new int[out.nodeCount()];
        return (source, distances) -> {
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            distances[source] = 0;
            queue[0] = source;
            int size = 1;
            for (int next = 0; next < size; next++) {
                int node = queue[next];
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    if (distances[target] == Double.POSITIVE_INFINITY) {
                        distances[target] = distances[node] + 1;
                        queue[size++] = target;
                    }
                }
            }
        };
    }

    private static Search weighted(Adjacency out) {
        NodeHeap heap = new NodeHeap(out.nodeCount());
        return (source, distances) -> {
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            distances[source] = 0;
            heap.offer(source, 0);
            while (!heap.isEmpty()) {
                int node = heap.poll();
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    double reached = distances[node] + out.weight(slot);
                    if (reached < distances[target]) {
                        distances[target] = reached;
                        heap.offer(target, reached);
                    }
                }
            }
        };
    }
}
