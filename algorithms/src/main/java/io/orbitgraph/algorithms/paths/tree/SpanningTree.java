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

/// The minimum (or maximum) spanning tree of a node's component in an undirected graph (Prim: Shortest connection
/// networks and some generalizations, 1957). Weights may be negative. Trimmed to k nodes it is a heuristic for the
/// k-spanning tree, which is NP-hard. One thread, O(relationships * log nodes).
public final class SpanningTree implements Algorithm<SpanningTreeParameters, Tree> {
    @Override
    public String name() {
        return "Spanning tree";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, SpanningTreeParameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 33 * size.nodes(), (parameters.k() > 0 ? 65 : 45) * size.nodes());
    }

    @Override
    public Tree compute(CsrGraph graph, SpanningTreeParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        graph.requireNumericWeights(name(), environment.workers());
        int nodes = graph.nodeCount();
        int root = parameters.sourceNode();
        Require.node("sourceNode", root, nodes);
        Require.atLeast("k", parameters.k(), 0);
        Adjacency out = graph.out();
        double sign = parameters.maximize() ? -1 : 1;
        int[] parents = new int[nodes];
        double[] keys = new double[nodes];
        boolean[] done = new boolean[nodes];
        Arrays.fill(parents, -1);
        parents[root] = root;
        NodeHeap heap = new NodeHeap(nodes);
        heap.offer(root, 0);
        int steps = 0;
        while (!heap.isEmpty()) {
            if (++steps % 1024 == 0) {
                environment.workers().checkCancelled();
            }
            int node = heap.poll();
            done[node] = true;
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                double key = sign * out.weight(slot);
                if (!done[target] && (parents[target] < 0 || key < keys[target])) {
                    keys[target] = key;
                    parents[target] = node;
                    heap.offer(target, key);
                }
            }
        }
        if (parameters.k() > 0) {
            trim(root, parents, keys, parameters.k());
        }
        double[] weights = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            weights[node] = parents[node] < 0 || node == root ? 0 : sign * keys[node];
        }
        environment.progress().report(name(), nodes, nodes);
        return Tree.of(root, parents, weights);
    }

    /// Cuts off the leaf of the largest key until `k` nodes are left.
    private static void trim(int root, int[] parents, double[] keys, int k) {
        int[] children = new int[parents.length];
        int count = 0;
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] >= 0) {
                count++;
                children[parents[node]] += node == root ? 0 : 1;
            }
        }
        NodeHeap leaves = new NodeHeap(parents.length);
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] >= 0 && children[node] == 0 && node != root) {
                leaves.offer(node, -keys[node]);
            }
        }
        while (count > k && !leaves.isEmpty()) {
            int leaf = leaves.poll();
            int above = parents[leaf];
            parents[leaf] = -1;
            count--;
            if (--children[above] == 0 && above != root) {
                leaves.offer(above, -keys[above]);
            }
        }
    }
}
