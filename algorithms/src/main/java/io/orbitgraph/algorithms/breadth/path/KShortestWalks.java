package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The k lightest walks from one node to another; unlike paths they may visit a node more than once. Weights are 0 or
/// more; parallel relationships make different walks. Dijkstra's search in which each node is left up to k times
/// (Hoffman, Pavley: A method for the solution of the Nth best path problem, 1959). A kernel of our own: JGraphT's
/// Eppstein misses walks. O(k * relationships * log(k * relationships)).
public final class KShortestWalks implements Algorithm<KShortestWalks.Parameters, List<WeightedPath>> {
    private static final Comparator<Step> LIGHTEST = Comparator.comparingDouble(Step::cost)
            .thenComparingInt(Step::length)
            .thenComparingLong(Step::number);

    /// @param k how many at most
    public record Parameters(int sourceNode, int targetNode, int k) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }
    }

    /// The end of a walk.
    private record Step(
            int node,
            double cost,
            int length,
            long number,
            @Nullable Step before) {}

    @Override
    public String name() {
        return "K shortest walks";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        long most = Math.multiplyExact(56L, parameters.k()) * Math.max(1, size.entries());
        return MemoryEstimate.between(name(), 4 * size.nodes(), 4 * size.nodes() + most);
    }

    @Override
    public List<WeightedPath> compute(CsrGraph graph, Parameters parameters, Environment environment) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        graph.requireNonNegativeWeights(name(), environment.workers());
        Adjacency out = graph.out();
        int[] left = new int[graph.nodeCount()];
        PriorityQueue<Step> queue = new PriorityQueue<>(LIGHTEST);
        long number = 0;
        queue.add(new Step(parameters.sourceNode(), 0, 1, number++, null));
        List<WeightedPath> found = new ArrayList<>();
        while (!queue.isEmpty() && found.size() < parameters.k()) {
            Step step = queue.remove();
            if (left[step.node()] == parameters.k()) {
                continue;
            }
            if (++left[step.node()] % 256 == 1) {
                environment.workers().checkCancelled();
            }
            if (step.node() == parameters.targetNode()) {
                found.add(walk(step));
                environment.progress().report(name(), found.size(), parameters.k());
            }
            for (int slot = out.offsets()[step.node()]; slot < out.offsets()[step.node() + 1]; slot++) {
                int target = out.targets()[slot];
                if (left[target] < parameters.k()) {
                    queue.add(new Step(target, step.cost() + out.weight(slot), step.length() + 1, number++, step));
                }
            }
        }
        found.sort(Walks.ORDER);
        return found;
    }

    private static WeightedPath walk(Step end) {
        int[] nodes = new int[end.length()];
        double[] costs = new double[end.length()];
        for (Step step = end; step != null; step = step.before()) {
            nodes[step.length() - 1] = step.node();
            costs[step.length() - 1] = step.cost();
        }
        return new WeightedPath(nodes, costs);
    }
}
