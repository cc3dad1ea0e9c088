package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;

/// Shortest paths from one node to all, in parallel (Meyer, Sanders: Delta-stepping, 2003; without the split into light
/// and heavy relationships, as the GAP benchmark suite does it). Weights must not be negative. Distances are the least
/// fixed point of rounded sums, so that they are {@link Dijkstra}'s to the bit.
public final class DeltaStepping implements Algorithm<DeltaSteppingParameters, ShortestPaths> {
    @Override
    public String name() {
        return "Delta-stepping";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, DeltaSteppingParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("distances and parents", 20 * size.nodes()),
                MemoryEstimate.between("buckets", 0, 8 * size.nodes() + 8 * size.entries()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public ShortestPaths compute(CsrGraph graph, DeltaSteppingParameters parameters, Environment environment) {
        graph.requireNonNegativeWeights(name(), environment.workers());
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        double[] distances =
                new BucketSearch(graph.out(), parameters.delta(), environment.workers()).from(parameters.sourceNode());
        int[] parents = TightTree.parents(
                graph.out(),
                graph.in(environment.workers()),
                parameters.sourceNode(),
                distances,
                environment.workers());
        environment.progress().report(name(), graph.nodeCount(), graph.nodeCount());
        return new ShortestPaths(parameters.sourceNode(), distances, parents);
    }
}
