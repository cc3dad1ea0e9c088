package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Paths from one node to another that share no relationship and weigh least together, in a directed graph without
/// loops and parallel relationships and with weights of 0 or more; if there are fewer than asked for, those. Each
/// search may go back over what earlier paths took, and weights are made relative to the distances so far, so that
/// Dijkstra finds it (Suurballe: Disjoint paths in a network, 1974). A kernel of our own: JGraphT's fails where
/// relationships lead both ways. O(k * relationships * log nodes).
public final class DisjointPaths implements Algorithm<DisjointPaths.Parameters, List<WeightedPath>> {
    private static final int NONE = -1;

    /// @param k how many at most
    public record Parameters(int sourceNode, int targetNode, int k) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }
    }

    @Override
    public String name() {
        return "Disjoint paths";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 45 * size.nodes() + size.entries() + size.incomingBytes());
    }

    @Override
    public List<WeightedPath> compute(CsrGraph graph, Parameters parameters, Environment environment) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        Require.that(parameters.sourceNode() != parameters.targetNode(), "sourceNode and targetNode are the same node");
        Shape.directed(name(), graph);
        Shape.simple(name(), graph);
        graph.requireFiniteWeights(name(), environment.workers());
        Search search = new Search(graph, environment.workers());
        int found = 0;
        while (found < parameters.k() && search.augment(parameters.sourceNode(), parameters.targetNode())) {
            found++;
            environment.progress().report(name(), found, parameters.k());
        }
        List<WeightedPath> paths = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            paths.add(search.take(parameters.sourceNode(), parameters.targetNode()));
        }
        paths.sort(Walks.ORDER);
        return paths;
    }

    private static final class Search {
        private final Adjacency out;
        private final Adjacency in;
        private final Workers workers;
        /// Whether a path takes a relationship, by slot.
        private final boolean[] taken;

        private final double[] potentials;
        private final double[] distances;
        /// The slot by which a node was reached.
        private final int[] slots;

        private final int[] parents;
        private final NodeHeap heap;
        private int steps;

        Search(CsrGraph graph, Workers workers) {
            this.out = graph.out();
            this.in = graph.in(workers);
            this.workers = workers;
            this.taken = new boolean[out.entryCount()];
            this.potentials = new double[out.nodeCount()];
            this.distances = new double[out.nodeCount()];
            this.slots = new int[out.nodeCount()];
            this.parents = new int[out.nodeCount()];
            this.heap = new NodeHeap(out.nodeCount());
        }

        /// One path more, by the lightest way over relationships that are free and back over those that are not.
        boolean augment(int source, int target) {
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            distances[source] = 0;
            heap.offer(source, 0);
            while (!heap.isEmpty()) {
                if (++steps % 1024 == 0) {
                    workers.checkCancelled();
                }
                int node = heap.poll();
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    if (!taken[slot]) {
                        reach(node, out.targets()[slot], slot, out.weight(slot));
                    }
                }
                for (int back = in.offsets()[node]; back < in.offsets()[node + 1]; back++) {
                    int slot = out.find(in.targets()[back], node);
                    if (taken[slot]) {
                        reach(node, in.targets()[back], slot, -out.weight(slot));
                    }
                }
            }
            if (distances[target] == Double.POSITIVE_INFINITY) {
                return false;
            }
            for (int node = target; node != source; node = parents[node]) {
                taken[slots[node]] = !taken[slots[node]];
            }
            for (int node = 0; node < distances.length; node++) {
                potentials[node] += distances[node] < Double.POSITIVE_INFINITY ? distances[node] : 0;
            }
            return true;
        }

        private void reach(int node, int next, int slot, double weight) {
            // Not negative but for rounding.
            double reached = distances[node] + Math.max(0, weight + potentials[node] - potentials[next]);
            if (reached < distances[next]) {
                distances[next] = reached;
                parents[next] = node;
                slots[next] = slot;
                heap.offer(next, reached);
            }
        }

        /// A path over relationships that are taken, which frees them; cycles on the way, which weigh nothing, are cut.
        WeightedPath take(int source, int target) {
            int[] places = new int[distances.length];
            Arrays.fill(places, NONE);
            List<Integer> nodes = new ArrayList<>();
            List<Double> costs = new ArrayList<>();
            int node = source;
            double cost = 0;
            while (true) {
                int before = places[node];
                if (before != NONE) {
                    cost = costs.get(before);
                    while (nodes.size() > before) {
                        places[nodes.removeLast()] = NONE;
                        costs.removeLast();
                    }
                }
                places[node] = nodes.size();
                nodes.add(node);
                costs.add(cost);
                if (node == target) {
                    return new WeightedPath(
                            nodes.stream().mapToInt(Integer::intValue).toArray(),
                            costs.stream().mapToDouble(Double::doubleValue).toArray());
                }
                int slot = out.offsets()[node];
                while (!taken[slot]) {
                    slot++;
                }
                taken[slot] = false;
                cost += out.weight(slot);
                node = out.targets()[slot];
            }
        }
    }
}
