package io.orbitgraph.algorithms.paths.tree;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// A tree of an undirected graph that holds nodes of great prizes at small weight: the weight of the tree and the
/// prizes of the nodes outside it are at most twice what the best tree has (Goemans, Williamson: A general
/// approximation technique for constrained forest problems, 1995), with the strong pruning of Johnson, Minkoff and
/// Phillips (2000): the best part of the grown forest. Weights must not be negative. One thread,
/// O(relationships * log relationships) for each time that a region grows again after it had stopped.
public final class PrizeSteinerTree implements Algorithm<PrizeSteinerParameters, PrizeTree> {
    @Override
    public String name() {
        return "Prize-collecting Steiner tree";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, PrizeSteinerParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("regions", 53 * size.nodes()),
                MemoryEstimate.between("events", 0, 48 * (size.nodes() + size.entries())),
                MemoryEstimate.of("forest and tree", 48 * size.nodes()));
    }

    @Override
    public PrizeTree compute(CsrGraph graph, PrizeSteinerParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        graph.requireNonNegativeWeights(name(), environment.workers());
        int nodes = graph.nodeCount();
        double[] prizes = parameters.prizes();
        Require.that(prizes.length == nodes, "There must be one prize for each node");
        for (int node = 0; node < nodes; node++) {
            if (!(prizes[node] >= 0 && prizes[node] < Double.POSITIVE_INFINITY)) {
                throw Require.failure(name() + " needs prizes that are not negative, but that of node "
                        + graph.ids().id(node) + " is " + prizes[node]);
            }
        }
        PrizeGrowth growth = new PrizeGrowth(graph.out(), prizes);
        growth.run(environment);
        PrizeTree tree = best(new Forest(nodes, growth), prizes);
        environment.progress().report(name(), nodes, nodes);
        return tree;
    }

    /// Of all connected parts of the forest that of the greatest prizes less weights.
    private static PrizeTree best(Forest forest, double[] prizes) {
        int nodes = prizes.length;
        double[] worth = prizes.clone();
        // Children come after their parents in the order, so backwards all of a node's children are known.
        for (int i = nodes - 1; i >= 0; i--) {
            int node = forest.order[i];
            double added = worth[node] - forest.weights[node];
            if (forest.parents[node] != node && added > 0) {
                worth[forest.parents[node]] += added;
            }
        }
        int root = -1;
        for (int node = 0; node < nodes; node++) {
            root = root < 0 || worth[node] > worth[root] ? node : root;
        }
        int[] parents = new int[nodes];
        double[] weights = new double[nodes];
        Arrays.fill(parents, -1);
        double total = 0;
        for (int node : forest.order) {
            int above = forest.parents[node];
            boolean kept = node == root || (above != node && parents[above] >= 0 && worth[node] > forest.weights[node]);
            if (kept) {
                parents[node] = node == root ? node : above;
                weights[node] = node == root ? 0 : forest.weights[node];
                total += prizes[node];
            }
        }
        return new PrizeTree(Tree.of(root, parents, weights), total);
    }

    /// The grown relationships as trees, each rooted at its first node.
    private static final class Forest {
        /// Nodes, parents first.
        private final int[] order;
        private final int[] parents;
        private final double[] weights;

        Forest(int nodes, PrizeGrowth growth) {
            int count = growth.count();
            int[] starts = new int[nodes + 1];
            for (int i = 0; i < count; i++) {
                starts[growth.source(i)]++;
                starts[growth.target(i)]++;
            }
            for (int node = 0, sum = 0; node <= nodes; node++) {
                sum += starts[node];
                starts[node] = sum;
            }
            int[] relationships = new int[2 * count];
            for (int i = 0; i < count; i++) {
                relationships[--starts[growth.source(i)]] = i;
                relationships[--starts[growth.target(i)]] = i;
            }
            order = new int[nodes];
            parents = new int[nodes];
            weights = new double[nodes];
            Arrays.fill(parents, -1);
            int size = 0;
            int next = 0;
            for (int root = 0; root < nodes; root++) {
                if (parents[root] < 0) {
                    parents[root] = root;
                    order[size++] = root;
                }
                for (; next < size; next++) {
                    int node = order[next];
                    for (int i = starts[node]; i < starts[node + 1]; i++) {
                        int relationship = relationships[i];
                        int other = growth.source(relationship) ^ growth.target(relationship) ^ node;
                        if (parents[other] < 0) {
                            parents[other] = node;
                            weights[other] = growth.weight(relationship);
                            order[size++] = other;
                        }
                    }
                }
            }
        }
    }
}
