package io.orbitgraph.algorithms.paths.bfs;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// Depth-first search along outgoing relationships, neighbours in ascending order. With a maximal depth, a node that
/// was first seen at the limit is not looked at again on a shorter way. One thread, O(nodes + relationships).
public final class Dfs implements Algorithm<DfsParameters, DfsResult> {
    private static final int CHECK_EVERY = 65_536;

    @Override
    public String name() {
        return "Depth-first search";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, DfsParameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 18 * size.nodes(), 26 * size.nodes());
    }

    @Override
    public DfsResult compute(CsrGraph graph, DfsParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        Require.node("sourceNode", parameters.sourceNode(), nodes);
        Require.nodes("targetNodes", parameters.targetNodes(), nodes);
        int[] offsets = graph.out().offsets();
        int[] targets = graph.out().targets();
        boolean[] wanted = new boolean[nodes];
        for (int target : parameters.targetNodes()) {
            wanted[target] = true;
        }
        boolean[] seen = new boolean[nodes];
        int[] next = new int[nodes];
        int[] path = new int[nodes];
        int[] order = new int[nodes];
        int[] parents = new int[nodes];
        int most = parameters.maxDepth() < 0 ? Integer.MAX_VALUE : parameters.maxDepth();
        int source = parameters.sourceNode();
        int depth = 0;
        int count = 1;
        path[0] = source;
        next[source] = offsets[source];
        seen[source] = true;
        order[0] = source;
        parents[0] = -1;
        long steps = 0;
        boolean found = wanted[source];
        while (depth >= 0 && !found) {
            if (++steps % CHECK_EVERY == 0) {
                environment.workers().checkCancelled();
            }
            int node = path[depth];
            if (depth >= most || next[node] == offsets[node + 1]) {
                depth--;
                continue;
            }
            int target = targets[next[node]++];
            if (!seen[target]) {
                seen[target] = true;
                next[target] = offsets[target];
                parents[count] = node;
                order[count++] = target;
                path[++depth] = target;
                found = wanted[target];
            }
        }
        environment.progress().report(name(), count, nodes);
        return new DfsResult(Arrays.copyOf(order, count), Arrays.copyOf(parents, count));
    }
}
