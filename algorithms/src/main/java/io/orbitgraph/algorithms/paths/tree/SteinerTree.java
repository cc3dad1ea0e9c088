package io.orbitgraph.algorithms.paths.tree;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// A tree of small weight from a node to several others, along outgoing relationships: the nearest of the missing
/// targets is joined to the tree by a shortest path, again and again (Takahashi, Matsuyama 1980). At most about twice
/// as heavy as the best tree in undirected graphs. Weights must not be negative. Targets that cannot be reached are
/// left out. One thread, O(targets) Dijkstra searches at worst.
public final class SteinerTree implements Algorithm<SteinerParameters, Tree> {
    @Override
    public String name() {
        return "Steiner tree";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, SteinerParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.between("tree and search", 45 * size.nodes(), 57 * size.nodes()),
                MemoryEstimate.of("incoming relationships", parameters.applyRerouting() ? size.incomingBytes() : 0));
    }

    @Override
    public Tree compute(CsrGraph graph, SteinerParameters parameters, Environment environment) {
        graph.requireNonNegativeWeights(name(), environment.workers());
        int nodes = graph.nodeCount();
        Require.node("sourceNode", parameters.sourceNode(), nodes);
        Require.nodes("targetNodes", parameters.targetNodes(), nodes);
        boolean[] wanted = new boolean[nodes];
        for (int target : parameters.targetNodes()) {
            wanted[target] = true;
        }
        Growing tree = new Growing(graph.out(), parameters.sourceNode(), wanted);
        int joined = 0;
        while (tree.joinNearest(environment)) {
            environment.progress().report(name(), ++joined, parameters.targetNodes().length);
        }
        if (parameters.applyRerouting()) {
            tree.reroute(graph.in(environment.workers()));
            tree.prune();
        }
        environment.progress().report(name(), parameters.targetNodes().length, parameters.targetNodes().length);
        return Tree.of(parameters.sourceNode(), tree.parents, tree.weights);
    }

    private static final class Growing {
        private final Adjacency out;
        private final int root;
        private final boolean[] wanted;
        private final int[] parents;
        private final double[] weights;
        private final double[] distances;
        private final int[] before;
        private final double[] steps;
        private final NodeHeap heap;

        Growing(Adjacency out, int root, boolean[] wanted) {
            int nodes = out.nodeCount();
            this.out = out;
            this.root = root;
            this.wanted = wanted;
            this.parents = new int[nodes];
            this.weights = new double[nodes];
            this.distances = new double[nodes];
            this.before = new int[nodes];
            this.steps = new double[nodes];
            this.heap = new NodeHeap(nodes);
            Arrays.fill(parents, -1);
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            parents[root] = root;
            distances[root] = 0;
            heap.offer(root, 0);
        }

        /// Goes on with the search until a missing target is nearest; its path joins the tree, and the search continues
        /// with the path's nodes at distance 0.
        boolean joinNearest(Environment environment) {
            int count = 0;
            while (!heap.isEmpty()) {
                if (++count % 1024 == 0) {
                    environment.workers().checkCancelled();
                }
                int node = heap.poll();
                if (wanted[node] && parents[node] < 0) {
                    join(node);
                    return true;
                }
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    double reached = distances[node] + out.weight(slot);
                    if (reached < distances[target]) {
                        distances[target] = reached;
                        before[target] = node;
                        steps[target] = out.weight(slot);
                        heap.offer(target, reached);
                    }
                }
            }
            return false;
        }

        private void join(int target) {
            for (int node = target; parents[node] < 0; node = before[node]) {
                parents[node] = before[node];
                weights[node] = steps[node];
                distances[node] = 0;
                heap.offer(node, 0);
            }
        }

        /// Hangs each node under the tree node from which it is reached at the least weight, if that is not below it.
        void reroute(Adjacency in) {
            for (int node = 0; node < parents.length; node++) {
                if (parents[node] < 0 || node == root) {
                    continue;
                }
                for (int slot = in.offsets()[node]; slot < in.offsets()[node + 1]; slot++) {
                    int other = in.targets()[slot];
                    if (parents[other] >= 0 && in.weight(slot) < weights[node] && !isBelow(other, node)) {
                        parents[node] = other;
                        weights[node] = in.weight(slot);
                    }
                }
            }
        }

        private boolean isBelow(int node, int top) {
            int at = node;
            while (at != root && at != top) {
                at = parents[at];
            }
            return at == top;
        }

        /// Cuts off leaves that nobody wants.
        void prune() {
            int[] children = new int[parents.length];
            for (int node = 0; node < parents.length; node++) {
                if (parents[node] >= 0 && node != root) {
                    children[parents[node]]++;
                }
            }
            for (int start = 0; start < parents.length; start++) {
                int node = start;
                while (parents[node] >= 0 && node != root && children[node] == 0 && !wanted[node]) {
                    int above = parents[node];
                    parents[node] = -1;
                    weights[node] = 0;
                    children[above]--;
                    node = above;
                }
            }
        }
    }
}
