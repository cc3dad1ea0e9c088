package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Distances between all pairs of nodes, handed out source by source, so that they need not fit in memory. Weights must
/// not be negative. Sources are searched in parallel, by Dijkstra. O(nodes * relationships *
/// log nodes).
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
            NodeHeap[] heaps = new NodeHeap[workers.concurrency()];
            for (int start = 0; start < nodes; start += WAVE) {
                int first = start;
                workers.chunks(Math.min(WAVE, nodes - start), (worker, i) -> {
                    if (heaps[worker] == null) {
                        heaps[worker] = new NodeHeap(nodes);
                    }
                    search(graph.out(), first + i, distances[i], heaps[worker]);
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

    private static void search(Adjacency out, int source, double[] distances, NodeHeap heap) {
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
    }
}
