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
        int[] neighbours = new int[adjacency.entryCount()];
        int[] numbers = new int[neighbours.length];
        int[] sources = new int[neighbours.length];
        int[] targets = new int[neighbours.length];
        int size = 0;
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            int start = adjacency.offsets()[node];
            for (int slot = start; slot < adjacency.offsets()[node + 1]; slot++) {
                int target = adjacency.targets()[slot];
                if (target == node || (slot > start && adjacency.targets()[slot - 1] == target)) {
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
        return new SimpleEdges(
                offsets,
                Arrays.copyOf(neighbours, size),
                Arrays.copyOf(numbers, size),
                Arrays.copyOf(sources, count),
                Arrays.copyOf(targets, count));
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
