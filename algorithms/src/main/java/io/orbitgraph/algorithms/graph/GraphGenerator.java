package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Workers;

/// Random edge lists. Relationship `i` follows from seed and `i` alone, so that the list is the same for any number of
/// threads.
public final class GraphGenerator {
    private GraphGenerator() {}

    /// The Kronecker (R-MAT) model of Graph500 with A = 0.57, B = C = 0.19: skewed degrees, node numbers shuffled.
    ///
    /// @param scale log2 of the number of nodes
    /// @param edgeFactor relationships for each node
    public static EdgeList kronecker(int scale, int edgeFactor, long seed, Workers workers) {
        int edges = Math.multiplyExact(1 << scale, edgeFactor);
        int[] sources = new int[edges];
        int[] targets = new int[edges];
        int[] names = permutation(1 << scale, Draws.mix(seed + 1));
        workers.ranges(edges, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                int source = 0;
                int target = 0;
                for (int bit = 0; bit < scale; bit++) {
                    double draw = Draws.unit(Draws.at(seed, edge, bit));
                    source = source << 1 | (draw < 0.76 ? 0 : 1);
                    target = target << 1 | (draw < 0.57 || (draw >= 0.76 && draw < 0.95) ? 0 : 1);
                }
                sources[edge] = names[source];
                targets[edge] = names[target];
            }
        });
        return EdgeList.of(sources, targets);
    }

    /// Ends drawn uniformly.
    public static EdgeList uniform(int nodes, int edges, long seed, Workers workers) {
        int[] sources = new int[edges];
        int[] targets = new int[edges];
        workers.ranges(edges, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                sources[edge] = Draws.below(Draws.at(seed, edge, 0), nodes);
                targets[edge] = Draws.below(Draws.at(seed, edge, 1), nodes);
            }
        });
        return EdgeList.of(sources, targets);
    }

    /// Numbers from 0 in random order.
    static int[] permutation(int size, long seed) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int at = Draws.below(Draws.at(seed, i), i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }
}
