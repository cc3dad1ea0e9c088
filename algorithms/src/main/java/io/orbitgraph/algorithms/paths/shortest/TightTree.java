package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Workers;

/// Which shortest paths are taken where there are several: a node's parent is its first neighbour among those strictly
/// nearer to the source over which it is reached at its distance. Where there is none (weights of zero, or too small to
/// count) the parent is the one that a breadth-first search over such relationships meets first.
final class TightTree {
    private TightTree() {}

    /// @param in incoming relationships
    /// @param distances final; infinite where a node was not reached
    static int[] parents(Adjacency out, Adjacency in, int source, double[] distances, Workers workers) {
        int[] offsets = in.offsets();
        int[] sources = in.targets();
        int nodes = in.nodeCount();
        int[] parents = new int[nodes];
        workers.ranges(in.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                parents[node] = -1;
                double distance = distances[node];
                for (int slot = offsets[node];
                        slot < offsets[node + 1] && distance < Double.POSITIVE_INFINITY;
                        slot++) {
                    double before = distances[sources[slot]];
                    if (before < distance && before + in.weight(slot) == distance) {
                        parents[node] = sources[slot];
                        break;
                    }
                }
            }
        });
        parents[source] = source;
        boolean complete = workers.count(nodes, (from, to) -> {
                    int open = 0;
                    for (int node = from; node < to; node++) {
                        open += parents[node] < 0 && distances[node] < Double.POSITIVE_INFINITY ? 1 : 0;
                    }
                    return open;
                })
                == 0;
        if (!complete) {
            overNothing(out, distances, parents);
        }
        return parents;
    }

    /// Parents over relationships that do not change the distance.
    private static void overNothing(Adjacency out, double[] distances, int[] parents) {
        int[] queue = new int[parents.length];
        int size = 0;
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] >= 0) {
                queue[size++] = node;
            }
        }
        for (int next = 0; next < size; next++) {
            int node = queue[next];
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                if (parents[target] < 0
                        && distances[target] < Double.POSITIVE_INFINITY
                        && distances[node] + out.weight(slot) == distances[target]) {
                    parents[target] = node;
                    queue[size++] = target;
                }
            }
        }
    }
}
