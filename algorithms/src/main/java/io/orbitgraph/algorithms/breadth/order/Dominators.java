package io.orbitgraph.algorithms.breadth.order;

import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// For each node that a root reaches in a directed graph the last node that all paths from the root to it go through,
/// its immediate dominator (Cooper, Harvey, Kennedy: A simple, fast dominance algorithm, 2001). A kernel of our own:
/// JGraphT has none. O(relationships * depth of the tree) at worst, mostly O(relationships).
public final class Dominators implements Algorithm<Dominators.Parameters, int[]> {
    public record Parameters(int rootNode) {}

    @Override
    public String name() {
        return "Dominators";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 20 * size.nodes() + size.incomingBytes());
    }

    /// The immediate dominators by node; of the root itself; -1 for nodes that it does not reach.
    @Override
    public int[] compute(CsrGraph graph, Parameters parameters, Environment environment) {
        Shape.directed(name(), graph);
        int nodes = graph.nodeCount();
        int root = parameters.rootNode();
        Require.node("rootNode", root, nodes);
        Adjacency in = graph.in(environment.workers());
        int[] order = new int[nodes];
        int[] places = new int[nodes];
        int reached = postorder(graph.out(), root, order, places, environment);
        int[] dominators = new int[nodes];
        Arrays.fill(dominators, -1);
        dominators[root] = root;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = reached - 2; i >= 0; i--) {
                if (i % 1024 == 0) {
                    environment.workers().checkCancelled();
                }
                int node = order[i];
                int best = -1;
                for (int slot = in.offsets()[node]; slot < in.offsets()[node + 1]; slot++) {
                    int source = in.targets()[slot];
                    if (dominators[source] >= 0) {
                        best = best < 0 ? source : common(best, source, dominators, places);
                    }
                }
                if (dominators[node] != best) {
                    dominators[node] = best;
                    changed = true;
                }
            }
        }
        environment.progress().report(name(), 1, 1);
        return dominators;
    }

    private static int common(int one, int other, int[] dominators, int[] places) {
        int a = one;
        int b = other;
        while (a != b) {
            while (places[a] < places[b]) {
                a = dominators[a];
            }
            while (places[b] < places[a]) {
                b = dominators[b];
            }
        }
        return a;
    }

    /// Fills `order` with the reached nodes, the root last, and `places` with where they stand. Returns how many.
    private static int postorder(Adjacency out, int root, int[] order, int[] places, Environment environment) {
        int nodes = out.nodeCount();
        int[] next = out.offsets().clone();
        int[] stack = new int[nodes];
        Arrays.fill(places, -1);
        int depth = 0;
        stack[depth++] = root;
        places[root] = nodes;
        int count = 0;
        int steps = 0;
        while (depth > 0) {
            if (++steps % 4096 == 0) {
                environment.workers().checkCancelled();
            }
            int node = stack[depth - 1];
            if (next[node] < out.offsets()[node + 1]) {
                int target = out.targets()[next[node]++];
                if (places[target] < 0) {
                    places[target] = nodes;
                    stack[depth++] = target;
                }
            } else {
                depth--;
                places[node] = count;
                order[count++] = node;
            }
        }
        return count;
    }
}
