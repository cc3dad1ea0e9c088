package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.orbitgraph.algorithms.AlgorithmCase.Cost;
import io.orbitgraph.algorithms.AlgorithmCase.Direction;
import io.orbitgraph.algorithms.AlgorithmCase.Weights;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.paths.collapse.CollapsePath;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What algorithms really take lies within their estimates, give or take a fifth, on graphs of three sizes.
///
/// Measured is what the only thread allocates, which no garbage collector and no other thread changes. An algorithm
/// that leaves garbage behind allocates more than it ever holds; then the upper bound is held against the heap, looked
/// at after collections at several points of a further run.
class MemoryEstimateTest {
    private static final int LOOKS = 5;
    /// Objects, threads' own buffers and the like, which estimates leave out.
    private static final long SMALL = 40_000;

    /// All but the one whose estimate is an expectation: it asks for more memory as it finds more pairs.
    static List<AlgorithmCase<?, ?>> algorithms() {
        return AlgorithmCase.all().stream()
                .filter(algorithm -> !(algorithm.algorithm() instanceof CollapsePath))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void estimatesAreKept(AlgorithmCase<?, ?> algorithm) {
        for (boolean undirected : new boolean[] {true, false}) {
            if (!undirected && algorithm.direction() == Direction.UNDIRECTED) {
                continue;
            }
            boolean weighted = undirected && algorithm.weights() != Weights.IGNORED;
            int largest = algorithm.cost() == Cost.LINEAR ? 13 : algorithm.cost() == Cost.MORE ? 12 : 9;
            algorithm.compute(graph(8, undirected, weighted), TestGraphs.SEQUENTIAL);
            for (int scale = largest - 2; scale <= largest; scale++) {
                check(algorithm, scale, undirected, weighted);
            }
        }
    }

    private static CsrGraph graph(int scale, boolean undirected, boolean weighted) {
        EdgeList edges = GraphGenerator.kronecker(scale, 8, 7, TestGraphs.SEQUENTIAL.workers());
        if (weighted) {
            EdgeList withWeights = new EdgeList("weight");
            for (int i = 0; i < edges.size(); i++) {
                withWeights.add(edges.source(i), edges.target(i), 0.1 + (i * 7919 % 97) / 13.0);
            }
            edges = withWeights;
        }
        return AlgorithmCase.prepared(TestGraphs.build(1 << scale, edges, undirected));
    }

    private static <P, R> void check(AlgorithmCase<P, R> algorithm, int scale, boolean undirected, boolean weighted) {
        CsrGraph graph = graph(scale, undirected, weighted);
        MemoryEstimate estimate = algorithm
                .algorithm()
                .estimate(graph.size(), algorithm.parameters().apply(graph), 1);
        long used = allocated(algorithm, graph);
        String name = "2^" + scale + " nodes, estimated " + estimate.treeView();
        assertThat(used).as(name).isGreaterThanOrEqualTo(estimate.minBytes() * 4 / 5);
        long most = estimate.maxBytes() * 6 / 5 + SMALL;
        if (used > most) {
            assertThat(held(algorithm, scale, undirected, weighted)).as(name).isLessThanOrEqualTo(most);
        }
    }

    private static <P, R> long allocated(AlgorithmCase<P, R> algorithm, CsrGraph graph) {
        P parameters = algorithm.parameters().apply(graph);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        R result = algorithm.algorithm().compute(graph, parameters, TestGraphs.SEQUENTIAL);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(result).isNotNull();
        return bytes;
    }

    /// The most that a run holds beyond the graph.
    private static <P, R> long held(AlgorithmCase<P, R> algorithm, int scale, boolean undirected, boolean weighted) {
        Looks looks = new Looks(Math.max(1, checks(algorithm, graph(scale, undirected, weighted)) / LOOKS));
        CsrGraph graph = graph(scale, undirected, weighted);
        P parameters = algorithm.parameters().apply(graph);
        long before = Looks.heap();
        List<R> results = new ArrayList<>();
        results.add(algorithm.algorithm().compute(graph, parameters, looks.environment()));
        long after = Looks.heap();
        assertThat(results).hasSize(1);
        return Math.max(looks.most, after) - before;
    }

    private static <P, R> int checks(AlgorithmCase<P, R> algorithm, CsrGraph graph) {
        Looks counting = new Looks(Integer.MAX_VALUE);
        algorithm.algorithm().compute(graph, algorithm.parameters().apply(graph), counting.environment());
        return counting.checks;
    }

    /// Looks at the heap instead of cancelling.
    private static final class Looks implements Cancellation {
        private final int every;
        private int checks;
        private long most;

        Looks(int every) {
            this.every = every;
        }

        Environment environment() {
            return Environment.of(new Workers(Runnable::run, 1, this), 42);
        }

        @Override
        public void check() {
            if (++checks % every == 0) {
                most = Math.max(most, heap());
            }
        }

        static long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
