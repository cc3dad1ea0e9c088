package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Distances between all pairs of nodes, handed out source by source, so that they need not fit in memory. Weights must
/// not be negative. Sources are searched in parallel: breadth first where nothing is weighted, else by Dijkstra.
/// O(nodes * relationships), weighted with a logarithm more.
public final class AllPairs {
    private static final int WAVE = 16;

    /// Takes distances, on the calling thread, sources in ascending order.
    public interface Sink {
        /// @param distances infinite where there is no path; used again for the next source
        void accept(int source, double[] distances);
    }

    public String name() {
        return "All shortest paths";
    }

    public MemoryEstimate estimate(long nodes, int concurrency) {
        return MemoryEstimate.of(name(), (8L * WAVE + 20L * concurrency) * nodes);
    }

    public void compute(CsrGraph graph, Sink sink, Environment environment) {
        Workers workers = environment.workers();
        graph.requireNonNegativeWeights(name(), workers);
        int nodes = graph.nodeCount();
        environment
                .memory()
                .charge(name(), estimate(nodes, workers.concurrency()).maxBytes());
        try {
            double[][] distances = new double[Math.min(WAVE, nodes)][nodes];
            Search[] searches = new Search[workers.concurrency()];
            for (int start = 0; start < nodes; start += WAVE) {
                int first = start;
                workers.chunks(Math.min(WAVE, nodes - start), (worker, i) -> {
                    if (searches[worker] == null) {
                        searches[worker] = graph.isWeighted() ? weighted(graph.out()) : plain(graph.out());
                    }
                    searches[worker].from(first + i, distances[i]);
                });
                for (int i = 0; i < Math.min(WAVE, nodes - start); i++) {
                    sink.accept(start + i, distances[i]);
                }
                environment.progress().report(name(), Math.min(nodes, start + WAVE), nodes);
            }
        } finally {
            environment.memory().release(estimate(nodes, workers.concurrency()).maxBytes());
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
