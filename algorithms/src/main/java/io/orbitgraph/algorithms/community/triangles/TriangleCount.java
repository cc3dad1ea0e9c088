package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// Triangles of an undirected graph, by node. Self-loops and parallel relationships do not count. Each triangle is
/// found once, from its node of lowest degree, by probing a bitmap (Chiba, Nishizeki: Arboricity and subgraph listing
/// algorithms, 1985). O(relationships^1.5) at worst.
public final class TriangleCount implements Algorithm<TriangleParameters, TriangleResult> {
    @Override
    public String name() {
        return "Triangle count";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, TriangleParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("counts", 8 * size.nodes() * (1L + concurrency)),
                OrderedGraph.estimate(size),
                MemoryEstimate.of("kinds of nodes", parameters.corners().areAny() ? 0 : size.nodes()),
                MemoryEstimate.of("bitmaps", size.nodes() / 8 * concurrency));
    }

    @Override
    public TriangleResult compute(CsrGraph graph, TriangleParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        OrderedGraph ordered = OrderedGraph.of(graph, parameters.maxDegree(), environment.workers());
        int nodes = graph.nodeCount();
        byte[] kinds =
                parameters.corners().areAny() ? null : parameters.corners().kinds(ordered.names());
        int concurrency = environment.workers().concurrency();
        long[][] counts = new long[concurrency][];
        long[][] marks = new long[concurrency][];
        environment.workers().ranges(ordered.bounds(), (worker, from, to) -> {
            if (counts[worker] == null) {
                counts[worker] = new long[nodes];
                marks[worker] = new long[(nodes + 63) >>> 6];
            }
            if (kinds == null) {
                ordered.count(from, to, counts[worker], marks[worker]);
            } else {
                ordered.count(from, to, kinds, counts[worker], marks[worker]);
            }
        });
        long[] triangles = new long[nodes];
        int[] names = ordered.names();
        int[] degrees = ordered.degrees();
        environment.workers().ranges(nodes, (worker, from, to) -> {
            for (int rank = from; rank < to; rank++) {
                long sum = 0;
                for (long[] part : counts) {
                    sum += part == null ? 0 : part[rank];
                }
                triangles[names[rank]] = degrees[names[rank]] > parameters.maxDegree() ? -1 : sum;
            }
        });
        long corners = environment.workers().count(nodes, (from, to) -> {
            long sum = 0;
            for (int node = from; node < to; node++) {
                sum += Math.max(0, triangles[node]);
            }
            return sum;
        });
        environment.progress().report(name(), nodes, nodes);
        return new TriangleResult(triangles, corners / 3);
    }

    /// Only how many there are; less memory traffic than {@link #compute}.
    public long total(CsrGraph graph, Environment environment) {
        graph.requireUndirected(name());
        OrderedGraph ordered = OrderedGraph.of(graph, Integer.MAX_VALUE, environment.workers());
        long[][] marks = new long[environment.workers().concurrency()][];
        int[] bounds = ordered.bounds();
        long[] totals = new long[bounds.length];
        environment.workers().chunks(bounds.length - 1, (worker, chunk) -> {
            if (marks[worker] == null) {
                marks[worker] = new long[(graph.nodeCount() + 63) >>> 6];
            }
            totals[chunk] = ordered.total(bounds[chunk], bounds[chunk + 1], marks[worker]);
        });
        long total = 0;
        for (long part : totals) {
            total += part;
        }
        return total;
    }
}
