package io.orbitgraph.algorithms.paths.dag;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;

/// An order in which every relationship points forward (Kahn: Topological sorting of large networks, 1962): by the
/// length of the longest way from a node without predecessors, then by number. Nodes on cycles, and those behind them,
/// are left out. One thread, O(nodes + relationships).
public final class TopologicalSort implements Algorithm<TopologicalSort.Parameters, TopologicalSort.Result> {
    /// Topological sort has no parameters.
    public record Parameters() {
        public static final Parameters DEFAULT = new Parameters();
    }

    /// @param order nodes, predecessors first
    /// @param levels for each node how many relationships the longest way to it has from a node without predecessors;
    /// -1 for nodes that are left out
    public record Result(int[] order, int[] levels) {
        public boolean isAcyclic() {
            return order.length == levels.length;
        }
    }

    @Override
    public String name() {
        return "Topological sort";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 16 * size.nodes());
    }

    @Override
    public Result compute(CsrGraph graph, Parameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        Adjacency out = graph.out();
        int[] missing = new int[nodes];
        for (int target : out.targets()) {
            missing[target]++;
        }
        int[] order = new int[nodes];
        int[] levels = new int[nodes];
        Arrays.fill(levels, -1);
        int size = 0;
        for (int node = 0; node < nodes; node++) {
            if (missing[node] == 0) {
                order[size++] = node;
            }
        }
        int start = 0;
        for (int level = 0; start < size; level++) {
            environment.workers().checkCancelled();
            int end = size;
            for (int i = start; i < end; i++) {
                levels[order[i]] = level;
                for (int slot = out.offsets()[order[i]]; slot < out.offsets()[order[i] + 1]; slot++) {
                    if (--missing[out.targets()[slot]] == 0) {
                        order[size++] = out.targets()[slot];
                    }
                }
            }
            Arrays.sort(order, end, size);
            start = end;
        }
        environment.progress().report(name(), nodes, nodes);
        return new Result(Arrays.copyOf(order, size), levels);
    }
}
