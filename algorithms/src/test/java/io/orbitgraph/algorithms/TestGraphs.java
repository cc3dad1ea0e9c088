package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.store.testkit.Seeded;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Graphs for tests, and what to run with.
final class TestGraphs {
    static final int RANDOM_GRAPHS = 1000;
    static final Environment SEQUENTIAL = Environment.sequential(42);
    private static final ExecutorService POOL =
            Executors.newFixedThreadPool(3, Thread.ofPlatform().daemon().factory());
    static final Environment PARALLEL = Environment.of(new Workers(POOL, 4, Cancellation.NEVER), 42);

    private TestGraphs() {}

    /// What random graphs may have.
    record Shape(boolean undirected, boolean weighted, boolean loops, boolean parallel) {
        static final Shape DIRECTED = new Shape(false, false, true, true);
        static final Shape UNDIRECTED = new Shape(true, false, true, true);
        static final Shape DIRECTED_WEIGHTED = new Shape(false, true, true, true);
        static final Shape UNDIRECTED_WEIGHTED = new Shape(true, true, true, true);
        static final Shape SIMPLE = new Shape(true, false, false, false);
        static final Shape SIMPLE_DIRECTED = new Shape(false, false, false, false);
        static final Shape SIMPLE_WEIGHTED = new Shape(true, true, false, false);
    }

    /// Runs `check` on {@link #RANDOM_GRAPHS} graphs of 1 to 24 nodes, sparse to dense; the seed is printed.
    static void forRandom(String test, Shape shape, Consumer<CsrGraph> check) {
        Seeded seeded = Seeded.of(test);
        for (int i = 0; i < RANDOM_GRAPHS; i++) {
            check.accept(random(seeded, shape, 1 + seeded.below(24)));
        }
    }

    /// Fails unless nodes stand in groups of the same binary logarithm of the degree, the largest first, and in each
    /// ascend by id.
    ///
    /// @param degrees by number
    static void requireHubsFirst(NodeIds ids, int[] degrees) {
        for (int node = 1; node < degrees.length; node++) {
            int before = Integer.numberOfLeadingZeros(degrees[node - 1]);
            int group = Integer.numberOfLeadingZeros(degrees[node]);
            assertThat(group).isGreaterThanOrEqualTo(before);
            assertThat(group > before || ids.id(node) > ids.id(node - 1)).isTrue();
        }
    }

    /// Weights are small whole numbers, sometimes 0, so that sums are exact in any order.
    static CsrGraph random(Seeded seeded, Shape shape, int nodes) {
        EdgeList edges = shape.weighted ? new EdgeList("weight") : new EdgeList();
        int count = seeded.below(1 + nodes * (1 + seeded.below(4)));
        boolean[][] taken = new boolean[nodes][nodes];
        for (int i = 0; i < count; i++) {
            int source = seeded.below(nodes);
            int target = seeded.below(nodes);
            if ((source == target && !shape.loops) || (taken[source][target] && !shape.parallel)) {
                continue;
            }
            taken[source][target] = true;
            taken[target][source] |= shape.undirected;
            if (shape.weighted) {
                edges.add(source, target, seeded.below(8));
            } else {
                edges.add(source, target);
            }
        }
        return build(nodes, edges, shape.undirected);
    }

    static CsrGraph build(int nodes, EdgeList edges, boolean undirected) {
        return CsrBuilder.of(nodes, edges)
                .orientation(undirected ? Orientation.UNDIRECTED : Orientation.NATURAL)
                .build(SEQUENTIAL.workers());
    }

    /// Pairs of ends.
    static CsrGraph undirected(int nodes, int... ends) {
        return build(nodes, edges(ends), true);
    }

    /// Pairs of source and target.
    static CsrGraph directed(int nodes, int... ends) {
        return build(nodes, edges(ends), false);
    }

    private static EdgeList edges(int... ends) {
        EdgeList edges = new EdgeList();
        for (int i = 0; i < ends.length; i += 2) {
            edges.add(ends[i], ends[i + 1]);
        }
        return edges;
    }

    /// A skewed graph of some ten thousand nodes with loops and parallel relationships, large enough for many chunks.
    static CsrGraph large(boolean undirected, boolean weighted) {
        EdgeList edges = GraphGenerator.kronecker(15, 6, 7, SEQUENTIAL.workers());
        if (!weighted) {
            return build(1 << 15, edges, undirected);
        }
        EdgeList withWeights = new EdgeList("weight");
        for (int i = 0; i < edges.size(); i++) {
            withWeights.add(edges.source(i), edges.target(i), 0.1 + (i * 7919 % 97) / 13.0);
        }
        return build(1 << 15, withWeights, undirected);
    }
}
