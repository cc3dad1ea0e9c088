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
import java.util.Optional;

/// The shortest path between two nodes, searched from both ends (Pohl: Bi-directional search, 1971). Weights must not
/// be negative. Sums are rounded in another order than in {@link Dijkstra} while searching; the costs of the path are
/// summed from the source on. One thread.
public final class BidirectionalDijkstra implements Algorithm<BidirectionalDijkstra.Ends, Optional<WeightedPath>> {
    /// @param targetNode where the path ends
    public record Ends(int sourceNode, int targetNode) {}

    @Override
    public String name() {
        return "Bidirectional Dijkstra";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Ends parameters, int concurrency) {
        return MemoryEstimate.between(
                name(), 48 * size.nodes() + size.incomingBytes(), 64 * size.nodes() + size.incomingBytes());
    }

    @Override
    public Optional<WeightedPath> compute(CsrGraph graph, Ends ends, Environment environment) {
        graph.requireNonNegativeWeights(name(), environment.workers());
        Require.node("sourceNode", ends.sourceNode(), graph.nodeCount());
        Require.node("targetNode", ends.targetNode(), graph.nodeCount());
        Side forward = new Side(graph.out(), ends.sourceNode());
        Side backward = new Side(graph.in(environment.workers()), ends.targetNode());
        double best = Double.POSITIVE_INFINITY;
        int meeting = -1;
        int steps = 0;
        if (ends.sourceNode() == ends.targetNode()) {
            best = 0;
            meeting = ends.sourceNode();
        }
        while (!forward.heap.isEmpty()
                && !backward.heap.isEmpty()
                && forward.heap.leastKey() + backward.heap.leastKey() < best) {
            if (++steps % 1024 == 0) {
                environment.workers().checkCancelled();
            }
            boolean ahead = forward.heap.leastKey() <= backward.heap.leastKey();
            Side side = ahead ? forward : backward;
            Side other = ahead ? backward : forward;
            int node = side.settle();
            double distance = side.distances[node];
            for (int slot = side.adjacency.offsets()[node];
                    slot < side.adjacency.offsets()[node + 1];
                    slot++) {
                int target = side.adjacency.targets()[slot];
                double reached = distance + side.adjacency.weight(slot);
                side.reach(target, reached, node);
                if (reached + other.distances[target] < best) {
                    best = reached + other.distances[target];
                    meeting = target;
                }
            }
        }
        return meeting < 0 ? Optional.empty() : Optional.of(path(graph.out(), forward, backward, meeting));
    }

    private static WeightedPath path(Adjacency out, Side forward, Side backward, int meeting) {
        int before = 0;
        for (int node = meeting; forward.parents[node] >= 0; node = forward.parents[node]) {
            before++;
        }
        int after = 0;
        for (int node = meeting; backward.parents[node] >= 0; node = backward.parents[node]) {
            after++;
        }
        int[] nodes = new int[before + 1 + after];
        int node = meeting;
        for (int i = before; i >= 0; i--) {
            nodes[i] = node;
            node = forward.parents[node];
        }
        node = meeting;
        for (int i = before; i < nodes.length; i++) {
            nodes[i] = node;
            node = backward.parents[node];
        }
        return PathCosts.along(out, nodes);
    }

    private static final class Side {
        private final Adjacency adjacency;
        /// The least known; final once settled.
        private final double[] distances;
        private final int[] parents;
        private final NodeHeap heap;

        Side(Adjacency adjacency, int start) {
            int nodes = adjacency.nodeCount();
            this.adjacency = adjacency;
            this.distances = new double[nodes];
            this.parents = new int[nodes];
            this.heap = new NodeHeap(nodes);
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            Arrays.fill(parents, -1);
            distances[start] = 0;
            heap.offer(start, 0);
        }

        int settle() {
            return heap.poll();
        }

        void reach(int node, double distance, int parent) {
            if (distance < distances[node]) {
                distances[node] = distance;
                parents[node] = parent;
                heap.offer(node, distance);
            }
        }
    }
}
