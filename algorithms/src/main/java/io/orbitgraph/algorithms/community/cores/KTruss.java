package io.orbitgraph.algorithms.community.cores;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;

/// The truss decomposition of an undirected graph: the k-truss is the largest part in which each relationship is in k -
/// 2 triangles (Cohen 2008; peeling by Wang, Cheng: Truss decomposition in massive networks, 2012). Self-loops and
/// parallel relationships do not count. Support is counted in parallel, peeling is one thread's. O(relationships^1.5).
public final class KTruss implements Algorithm<KTrussParameters, KTrussResult> {
    @Override
    public String name() {
        return "K-truss";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, KTrussParameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 4 * size.nodes(), 4 * size.nodes() + 19 * size.entries());
    }

    @Override
    public KTrussResult compute(CsrGraph graph, KTrussParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        SimpleEdges edges = SimpleEdges.of(graph.out());
        int[] support = new int[edges.count()];
        environment.workers().ranges(support.length, 256, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                support[edge] = edges.triangles(edge);
            }
        });
        peel(edges, support, environment);
        int most = 0;
        for (int edge = 0; edge < support.length; edge++) {
            support[edge] += 2;
            most = Math.max(most, support[edge]);
        }
        environment.progress().report(name(), support.length, support.length);
        return new KTrussResult(edges.sources(), edges.targets(), support, most);
    }

    /// Takes off relationships by support; what is left in `support` is the truss number less 2.
    private static void peel(SimpleEdges edges, int[] support, Environment environment) {
        int count = support.length;
        int[] starts = new int[Arrays.stream(support).max().orElse(0) + 2];
        for (int value : support) {
            starts[value + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        int[] order = new int[count];
        int[] places = new int[count];
        for (int edge = 0; edge < count; edge++) {
            places[edge] = next[support[edge]]++;
            order[places[edge]] = edge;
        }
        boolean[] gone = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (i % 1024 == 0) {
                environment.workers().checkCancelled();
            }
            int edge = order[i];
            gone[edge] = true;
            edges.forTriangles(edge, (one, two) -> {
                if (!gone[one] && !gone[two]) {
                    lower(one, support[edge], support, starts, order, places);
                    lower(two, support[edge], support, starts, order, places);
                }
            });
        }
    }

    /// Takes one from the support of `edge`, but not below `least`, and keeps the order.
    private static void lower(int edge, int least, int[] support, int[] starts, int[] order, int[] places) {
        if (support[edge] <= least) {
            return;
        }
        int first = starts[support[edge]]++;
        int other = order[first];
        order[places[edge]] = other;
        places[other] = places[edge];
        order[first] = edge;
        places[edge] = first;
        support[edge]--;
    }
}
