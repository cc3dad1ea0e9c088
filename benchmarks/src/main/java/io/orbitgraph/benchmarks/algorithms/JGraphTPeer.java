package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.CsrGraph;
import java.util.Map;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/// The same graph in JGraphT's own classes, as its users hold it, and what JGraphT has for some kernels.
final class JGraphTPeer {
    static final Map<String, Function<JGraphTPeer, Object>> RUNS =
            Map.of("PageRank", JGraphTPeer::pageRank, "WCC", JGraphTPeer::components, "BFS", JGraphTPeer::breadthFirst);

    private final Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    private final int hub;

    JGraphTPeer(CsrGraph from) {
        hub = Kernel.hub(from);
        for (int node = 0; node < from.nodeCount(); node++) {
            graph.addVertex(node);
        }
        for (int node = 0; node < from.nodeCount(); node++) {
            for (int slot = from.out().offsets()[node]; slot < from.out().offsets()[node + 1]; slot++) {
                if (from.out().targets()[slot] > node) {
                    graph.addEdge(node, from.out().targets()[slot]);
                }
            }
        }
    }

    /// As many rounds as {@link Kernel#ITERATIONS} has, whatever the tolerance.
    private Object pageRank() {
        return new PageRank<>(graph, 0.85, Kernel.ITERATIONS - 1, 1e-300)
                .getScores()
                .size();
    }

    private Object components() {
        return new ConnectivityInspector<>(graph).connectedSets().size();
    }

    private Object breadthFirst() {
        int count = 0;
        for (BreadthFirstIterator<Integer, DefaultEdge> all = new BreadthFirstIterator<>(graph, hub);
                all.hasNext();
                all.next()) {
            count++;
        }
        return count;
    }
}
