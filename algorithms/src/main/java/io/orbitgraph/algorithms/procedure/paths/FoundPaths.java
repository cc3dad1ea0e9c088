package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.dag.LongestPath;
import io.orbitgraph.algorithms.paths.shortest.ShortestPaths;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// The paths of a result, by node number. All of them together may have far more nodes than the graph, so one is put
/// together when it is asked for.
///
/// @param sources where each begins
/// @param targets where each ends
/// @param totalCosts what each costs
/// @param paths the path at a position
record FoundPaths(int[] sources, int[] targets, double[] totalCosts, IntFunction<WeightedPath> paths) {
    static FoundPaths of(List<WeightedPath> paths) {
        int[] sources = new int[paths.size()];
        int[] targets = new int[paths.size()];
        double[] costs = new double[paths.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = paths.get(i).source();
            targets[i] = paths.get(i).target();
            costs[i] = paths.get(i).totalCost();
        }
        return new FoundPaths(sources, targets, costs, paths::get);
    }

    /// To all nodes that were reached, cheapest first, equal ones by node.
    static FoundPaths of(ShortestPaths tree) {
        return of(tree, node -> true);
    }

    /// To those of `wanted` that were reached, cheapest first, equal ones by node.
    static FoundPaths of(ShortestPaths tree, IntPredicate wanted) {
        int[] targets = byCost(tree.distances(), node -> tree.parents()[node] >= 0 && wanted.test(node));
        int[] sources = new int[targets.length];
        Arrays.fill(sources, tree.source());
        return new FoundPaths(
                sources,
                targets,
                picked(tree.distances(), targets),
                i -> tree.to(targets[i]).orElseThrow());
    }

    /// To all nodes that were not left out, cheapest first, equal ones by node.
    static FoundPaths of(LongestPath.Result result) {
        int[] targets = byCost(result.distances(), node -> result.parents()[node] >= 0);
        int[] sources = new int[targets.length];
        for (int i = 0; i < targets.length; i++) {
            sources[i] = result.sources()[targets[i]];
        }
        return new FoundPaths(
                sources,
                targets,
                picked(result.distances(), targets),
                i -> result.to(targets[i]).orElseThrow());
    }

    private static int[] byCost(double[] costs, IntPredicate included) {
        NodeHeap heap = new NodeHeap(costs.length);
        int count = 0;
        for (int node = 0; node < costs.length; node++) {
            if (included.test(node)) {
                heap.offer(node, costs[node]);
                count++;
            }
        }
        int[] nodes = new int[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = heap.poll();
        }
        return nodes;
    }

    private static double[] picked(double[] values, int[] nodes) {
        double[] result = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            result[i] = values[nodes[i]];
        }
        return result;
    }

    int count() {
        return targets.length;
    }

    WeightedPath path(int i) {
        return paths.apply(i);
    }
}
