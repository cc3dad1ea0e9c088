package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shortest paths from one node where weights may be negative (Bellman 1958, Ford 1956), in rounds over the nodes that
/// were improved. If a cycle of negative weight can be reached, there are no shortest paths, and the result is such a
/// cycle. One thread, O(nodes * relationships) at worst.
public final class BellmanFord implements Algorithm<BellmanFord.Parameters, BellmanFord.Result> {
    /// @param sourceNode where paths begin
    public record Parameters(int sourceNode) {}

    /// @param paths meaningless where there are negative cycles
    /// @param negativeCycles cycles that were found, each as a path that ends where it begins; they share no node.
    /// Empty if no negative cycle can be reached
    public record Result(ShortestPaths paths, List<WeightedPath> negativeCycles) {}

    @Override
    public String name() {
        return "Bellman-Ford";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 17 * size.nodes(), 33 * size.nodes());
    }

    @Override
    public Result compute(CsrGraph graph, Parameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        int source = parameters.sourceNode();
        Require.node("sourceNode", source, nodes);
        Adjacency out = graph.out();
        graph.requireNumericWeights(name(), environment.workers());
        double[] distances = new double[nodes];
        int[] parents = new int[nodes];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        Arrays.fill(parents, -1);
        distances[source] = 0;
        int[] queue = {source};
        boolean[] queued = new boolean[nodes];
        List<WeightedPath> cycles = new ArrayList<>();
        long nextCheck = 1;
        for (long round = 1; queue.length > 0; round++) {
            environment.workers().checkCancelled();
            environment.progress().report(name(), Math.min(round, nodes), nodes);
            queue = relax(out, queue, queued, distances, parents);
            // Once a negative cycle is reached, parents form one after at most as many rounds as there are nodes.
            if (round >= nextCheck || round > nodes) {
                cycles = cycles(out, parents);
                if (!cycles.isEmpty()) {
                    break;
                }
                nextCheck = 2 * round;
            }
        }
        environment.progress().report(name(), nodes, nodes);
        if (cycles.isEmpty()) {
            parents[source] = source;
        }
        return new Result(new ShortestPaths(source, distances, parents), cycles);
    }

    /// @return the nodes that were improved, ascending
    private static int[] relax(Adjacency out, int[] queue, boolean[] queued, double[] distances, int[] parents) {
        int[] improved = new int[64];
        int size = 0;
        for (int node : queue) {
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                double reached = distances[node] + out.weight(slot);
                if (reached < distances[target]) {
                    distances[target] = reached;
                    parents[target] = node;
                    if (!queued[target]) {
                        queued[target] = true;
                        improved = size == improved.length ? Arrays.copyOf(improved, 2 * size) : improved;
                        improved[size++] = target;
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            queued[improved[i]] = false;
        }
        int[] result = Arrays.copyOf(improved, size);
        Arrays.sort(result);
        return result;
    }

    /// The cycles among parents; each is negative.
    private static List<WeightedPath> cycles(Adjacency out, int[] parents) {
        List<WeightedPath> cycles = new ArrayList<>();
        int[] walk = new int[parents.length];
        int walks = 0;
        for (int start = 0; start < parents.length; start++) {
            if (walk[start] != 0) {
                continue;
            }
            walks++;
            int node = start;
            while (node >= 0 && walk[node] == 0) {
                walk[node] = walks;
                node = parents[node];
            }
            if (node >= 0 && walk[node] == walks) {
                cycles.add(cycle(out, parents, node));
            }
        }
        return cycles;
    }

    private static WeightedPath cycle(Adjacency out, int[] parents, int start) {
        int length = 1;
        for (int node = parents[start]; node != start; node = parents[node]) {
            length++;
        }
        int[] nodes = new int[length + 1];
        int node = start;
        for (int i = length; i >= 0; i--) {
            nodes[i] = node;
            node = parents[node];
        }
        return PathCosts.along(out, nodes);
    }
}
