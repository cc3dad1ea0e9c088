package io.orbitgraph.algorithms.community.cores;

import io.orbitgraph.algorithms.graph.Adjacency;
import java.util.Arrays;

/// The simple relationships of an undirected graph with a number each, and the triangles that they are in.
final class SimpleEdges {
    interface TrianglePart {
        /// @param one the relationship of the third node to one end
        /// @param two to the other
        void accept(int one, int two);
    }

    private final int[] offsets;
    private final int[] neighbours;
    /// The number of the relationship in each slot.
    private final int[] numbers;
    private final int[] sources;
    private final int[] targets;

    private SimpleEdges(int[] offsets, int[] neighbours, int[] numbers, int[] sources, int[] targets) {
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.numbers = numbers;
        this.sources = sources;
        this.targets = targets;
    }

    static SimpleEdges of(Adjacency adjacency) {
        int nodes = adjacency.nodeCount();
        int[] offsets = new int[nodes + 1];
        int entries = 0;
        for (int node = 0; node < nodes; node++) {
            for (int slot = adjacency.offsets()[node]; slot < adjacency.offsets()[node + 1]; slot++) {
                entries += isSimple(adjacency, node, slot) ? 1 : 0;
            }
        }
        int[] neighbours = new int[entries];
        int[] numbers = new int[entries];
        int[] sources = new int[entries / 2];
        int[] targets = new int[entries / 2];
        int size = 0;
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            for (int slot = adjacency.offsets()[node]; slot < adjacency.offsets()[node + 1]; slot++) {
                int target = adjacency.targets()[slot];
                if (!isSimple(adjacency, node, slot)) {
                    continue;
                }
                neighbours[size] = target;
                if (target > node) {
                    sources[count] = node;
                    targets[count] = target;
                    numbers[size] = count++;
                } else {
                    numbers[size] =
                            numbers[Arrays.binarySearch(neighbours, offsets[target], offsets[target + 1], node)];
                }
                size++;
            }
            offsets[node + 1] = size;
        }
        return new SimpleEdges(offsets, neighbours, numbers, sources, targets);
    }

    /// Whether it is no self-loop and the first of parallel ones.
    private static boolean isSimple(Adjacency adjacency, int node, int slot) {
        int target = adjacency.targets()[slot];
        return target != node && (slot == adjacency.offsets()[node] || adjacency.targets()[slot - 1] != target);
    }

    int count() {
        return sources.length;
    }

    int[] sources() {
        return sources;
    }

    int[] targets() {
        return targets;
    }

    /// How many triangles a relationship is in.
    int triangles(int edge) {
        int a = offsets[sources[edge]];
        int b = offsets[targets[edge]];
        int lastA = offsets[sources[edge] + 1];
        int lastB = offsets[targets[edge] + 1];
        int count = 0;
        while (a < lastA && b < lastB) {
            int difference = neighbours[a] - neighbours[b];
            count += difference == 0 ? 1 : 0;
            a += difference <= 0 ? 1 : 0;
            b += difference >= 0 ? 1 : 0;
        }
        return count;
    }

    /// Merges the rows of both ends.
    void forTriangles(int edge, TrianglePart action) {
        int a = offsets[sources[edge]];
        int b = offsets[targets[edge]];
        int lastA = offsets[sources[edge] + 1];
        int lastB = offsets[targets[edge] + 1];
        while (a < lastA && b < lastB) {
            if (neighbours[a] < neighbours[b]) {
                a++;
            } else if (neighbours[a] > neighbours[b]) {
                b++;
            } else {
                action.accept(numbers[a++], numbers[b++]);
            }
        }
    }
}
