package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// All triangles of an undirected graph, each once, found as they are asked for, so that they need not fit in memory.
/// What does not count in {@link TriangleCount} does not here. The order follows from the graph alone. The graph is
/// ordered in parallel; one thread finds. O(relationships^1.5) at worst.
public final class TriangleList implements Algorithm<TriangleParameters, TriangleCursor> {
    static final String NAME = "Triangles";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, TriangleParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                OrderedGraph.estimate(size),
                MemoryEstimate.of("kinds of nodes", parameters.corners().areAny() ? 0 : size.nodes()),
                MemoryEstimate.of("bitmap", size.nodes() / 8 + 24));
    }

    @Override
    public TriangleCursor compute(CsrGraph graph, TriangleParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        OrderedGraph ordered = OrderedGraph.of(graph, parameters.maxDegree(), environment.workers());
        return new TriangleCursor(ordered, parameters.corners(), environment);
    }
}
