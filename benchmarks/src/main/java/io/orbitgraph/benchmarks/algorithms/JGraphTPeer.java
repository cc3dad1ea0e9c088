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
        hub = (int) from.ids().id(Kernel.hub(from));
        for (int id = 0; id < from.nodeCount(); id++) {
            graph.addVertex(id);
        }
        for (int id = 0; id < from.nodeCount(); id++) {
            int node = from.ids().number(id);
            for (int slot = from.out().offsets()[node]; slot < from.out().offsets()[node + 1]; slot++) {
                int other = (int) from.ids().id(from.out().targets()[slot]);
                if (other > id) {
                    graph.addEdge(id, other);
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
