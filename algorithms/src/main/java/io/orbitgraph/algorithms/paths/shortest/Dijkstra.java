package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// Shortest paths from one node, to some or to all (Dijkstra: A note on two problems in connexion with graphs, 1959).
/// Weights must not be negative. With targets, nodes farther away than the last of them have infinite distance in the
/// result. One thread, O((nodes + relationships) log nodes).
public final class Dijkstra implements Algorithm<DijkstraParameters, ShortestPaths> {
    private static final int CHECK_EVERY = 1024;

    @Override
    public String name() {
        return "Dijkstra";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, DijkstraParameters parameters, int concurrency) {
        return MemoryEstimate.between(
                name(), 25 * size.nodes() + size.incomingBytes(), 33 * size.nodes() + size.incomingBytes());
    }

    @Override
    public ShortestPaths compute(CsrGraph graph, DijkstraParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        graph.requireNonNegativeWeights(name(), environment.workers());
        Require.node("sourceNode", parameters.sourceNode(), nodes);
        Require.nodes("targetNodes", parameters.targetNodes(), nodes);
        double[] distances = new double[nodes];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        boolean[] wanted = new boolean[nodes];
        int missing = 0;
        for (int target : parameters.targetNodes()) {
            missing += wanted[target] ? 0 : 1;
            wanted[target] = true;
        }
        settle(graph.out(), parameters.sourceNode(), distances, wanted, missing, environment);
        int[] parents = TightTree.parents(
                graph.out(),
                graph.in(environment.workers()),
                parameters.sourceNode(),
                distances,
                environment.workers());
        environment.progress().report(name(), nodes, nodes);
        return new ShortestPaths(parameters.sourceNode(), distances, parents);
    }

    private static void settle(
            Adjacency out, int source, double[] distances, boolean[] wanted, int wantedCount, Environment environment) {
        int missing = wantedCount;
        int[] offsets = out.offsets();
        int[] targets = out.targets();
        NodeHeap heap = new NodeHeap(distances.length);
        heap.offer(source, 0);
        int steps = 0;
        while (!heap.isEmpty()) {
            if (++steps % CHECK_EVERY == 0) {
                environment.workers().checkCancelled();
            }
            double distance = heap.leastKey();
            int node = heap.poll();
            distances[node] = distance;
            if (wanted[node] && --missing == 0) {
                return;
            }
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                double reached = distance + out.weight(slot);
                // A settled node has a distance, which is not more; infinite weights lead nowhere.
                if (reached < distances[targets[slot]]) {
                    heap.offer(targets[slot], reached);
                }
            }
        }
    }
}
