package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import java.util.Optional;

/// The shortest path between two nodes that have coordinates (Hart, Nilsson, Raphael: A formal basis for the heuristic
/// determination of minimum cost paths, 1968), with the great-circle distance as the heuristic. Weights must not be
/// negative. A node is looked at again if a shorter way to it turns up, so that the heuristic need not be consistent to
/// the last bit. One thread.
public final class AStar implements Algorithm<AStarParameters, Optional<WeightedPath>> {
    @Override
    public String name() {
        return "A*";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, AStarParameters parameters, int concurrency) {
        return MemoryEstimate.between(name(), 24 * size.nodes(), 32 * size.nodes());
    }

    @Override
    public Optional<WeightedPath> compute(CsrGraph graph, AStarParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        graph.requireNonNegativeWeights(name(), environment.workers());
        Require.node("sourceNode", parameters.sourceNode(), nodes);
        Require.node("targetNode", parameters.targetNode(), nodes);
        Require.atLeast("earthRadius", parameters.earthRadius(), 0);
        NodeColumn latitudes = graph.nodeProperty(parameters.latitudeProperty());
        NodeColumn longitudes = graph.nodeProperty(parameters.longitudeProperty());
        int target = parameters.targetNode();
        Adjacency out = graph.out();
        double[] distances = new double[nodes];
        int[] parents = new int[nodes];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        distances[parameters.sourceNode()] = 0;
        parents[parameters.sourceNode()] = -1;
        NodeHeap heap = new NodeHeap(nodes);
        heap.offer(parameters.sourceNode(), 0);
        int steps = 0;
        while (!heap.isEmpty()) {
            if (++steps % 1024 == 0) {
                environment.workers().checkCancelled();
            }
            int node = heap.poll();
            if (node == target) {
                return Optional.of(path(out, parents, target));
            }
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int next = out.targets()[slot];
                double reached = distances[node] + out.weight(slot);
                if (reached < distances[next]) {
                    distances[next] = reached;
                    parents[next] = node;
                    double rest = greatCircle(
                            latitudes.number(next),
                            longitudes.number(next),
                            latitudes.number(target),
                            longitudes.number(target));
                    if (Double.isNaN(rest)) {
                        throw withoutPlace(graph, next, target, parameters);
                    }
                    heap.offer(next, reached + parameters.earthRadius() * rest);
                }
            }
        }
        return Optional.empty();
    }

    private static OrbitException withoutPlace(CsrGraph graph, int next, int target, AStarParameters parameters) {
        boolean isTarget =
                Double.isNaN(graph.nodeProperty(parameters.latitudeProperty()).number(target)
                        + graph.nodeProperty(parameters.longitudeProperty()).number(target));
        return Require.failure("A* needs coordinates, but node " + graph.ids().id(isTarget ? target : next)
                + " has no `" + parameters.latitudeProperty() + "` or no `" + parameters.longitudeProperty() + "`");
    }

    /// The haversine formula.
    ///
    /// @return the angle in radians
    static double greatCircle(double latitude1, double longitude1, double latitude2, double longitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double high = Math.sin((phi2 - phi1) / 2);
        double wide = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double square = high * high + Math.cos(phi1) * Math.cos(phi2) * wide * wide;
        return 2 * Math.asin(Math.min(1, Math.sqrt(square)));
    }

    private static WeightedPath path(Adjacency out, int[] parents, int target) {
        int length = 0;
        for (int node = target; node >= 0; node = parents[node]) {
            length++;
        }
        int[] nodes = new int[length];
        int node = target;
        for (int i = length - 1; i >= 0; i--) {
            nodes[i] = node;
            node = parents[node];
        }
        return PathCosts.along(out, nodes);
    }
}
