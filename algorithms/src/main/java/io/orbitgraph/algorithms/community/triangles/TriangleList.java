package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// All triangles of an undirected graph, each once, handed out as they are found, so that they need not fit in memory.
/// What does not count in {@link TriangleCount} does not here. The order follows from the graph alone. The graph is
/// ordered in parallel; one thread finds and hands out. O(relationships^1.5) at worst.
public final class TriangleList {
    /// Takes triangles, on the calling thread.
    public interface Sink {
        /// Node numbers, ascending.
        void accept(int a, int b, int c);
    }

    public String name() {
        return "Triangles";
    }

    public MemoryEstimate estimate(GraphSize size) {
        return MemoryEstimate.sum(
                name(), OrderedGraph.estimate(size), MemoryEstimate.of("bitmap", size.nodes() / 8 + 24));
    }

    public void compute(CsrGraph graph, TriangleParameters parameters, Sink sink, Environment environment) {
        graph.requireUndirected(name());
        long bytes = estimate(graph.size()).maxBytes();
        environment.memory().charge(name(), bytes);
        try {
            OrderedGraph ordered = OrderedGraph.of(graph, parameters.maxDegree(), environment.workers());
            int[] names = ordered.names();
            long[] marks = new long[(names.length + 63) >>> 6];
            int[] bounds = ordered.bounds();
            for (int chunk = 1; chunk < bounds.length; chunk++) {
                environment.workers().checkCancelled();
                ordered.list(
                        bounds[chunk - 1],
                        bounds[chunk],
                        marks,
                        (rank, middle, corner) -> inOrder(names[rank], names[middle], names[corner], sink));
                environment.progress().report(name(), bounds[chunk], names.length);
            }
        } finally {
            environment.memory().release(bytes);
        }
    }

    private static void inOrder(int a, int b, int c, Sink sink) {
        int least = Math.min(a, Math.min(b, c));
        int most = Math.max(a, Math.max(b, c));
        sink.accept(least, a ^ b ^ c ^ least ^ most, most);
    }
}
