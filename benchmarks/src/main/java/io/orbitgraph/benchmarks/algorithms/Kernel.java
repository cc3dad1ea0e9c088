package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.paths.shortest.DeltaStepping;
import io.orbitgraph.algorithms.paths.shortest.DeltaSteppingParameters;
import io.orbitgraph.algorithms.run.Environment;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/// What is measured.
///
/// @param weighted whether it runs on the weighted graph
/// @param run what a run finds, so that it can be compared and no run can be optimised away
/// @param unit what a figure is called
/// @param amount by what the time in nanoseconds is divided to get it
record Kernel(
        String name,
        boolean weighted,
        BiFunction<CsrGraph, Environment, Object> run,
        String unit,
        ToDoubleFunction<CsrGraph> amount) {
    /// Iterations of PageRank; the first one of GDS's definition only sets the scores.
    static final int ITERATIONS = 20;

    private static final int LABEL_ITERATIONS = 5;

    static List<Kernel> all() {
        return List.of(
                new Kernel(
                        "PageRank",
                        false,
                        (graph, environment) -> new PageRank()
                                .compute(graph, PageRankParameters.DEFAULT.withIterations(ITERATIONS, 0), environment)
                                .ranIterations(),
                        "ns per entry and iteration",
                        graph -> (ITERATIONS - 1.0) * graph.out().entryCount()),
                new Kernel(
                        "WCC",
                        false,
                        (graph, environment) -> new Wcc()
                                .compute(graph, WccParameters.DEFAULT, environment)
                                .count(),
                        "ns per node",
                        CsrGraph::nodeCount),
                new Kernel(
                        "BFS",
                        false,
                        (graph, environment) -> new Bfs()
                                .compute(graph, BfsParameters.from(hub(graph)), environment)
                                .reached(),
                        "ns per entry",
                        Kernel::entries),
                new Kernel(
                        "SSSP",
                        true,
                        (graph, environment) -> new DeltaStepping()
                                .compute(
                                        graph,
                                        DeltaSteppingParameters.from(hub(graph)).withDelta(8),
                                        environment)
                                .source(),
                        "ns per entry",
                        Kernel::entries),
                new Kernel(
                        "Triangles",
                        false,
                        (graph, environment) -> new TriangleCount().total(graph, environment),
                        "s",
                        graph -> 1e9),
                new Kernel(
                        "LCC",
                        false,
                        (graph, environment) -> String.format(
                                Locale.ROOT,
                                "%.6f",
                                new LocalClustering()
                                        .compute(graph, ClusteringParameters.DEFAULT, environment)
                                        .average()),
                        "s",
                        graph -> 1e9),
                new Kernel(
                        "CDLP",
                        false,
                        (graph, environment) -> new LabelPropagation()
                                .compute(
                                        graph,
                                        LabelPropagationParameters.DEFAULT
                                                .withDefinition(LabelPropagationParameters.Definition.GRAPHALYTICS)
                                                .withIterations(LABEL_ITERATIONS),
                                        environment)
                                .ranIterations(),
                        "ns per entry and iteration",
                        graph -> (double) LABEL_ITERATIONS * graph.out().entryCount()),
                new Kernel(
                        "K-core",
                        false,
                        (graph, environment) -> new KCore()
                                .compute(graph, KCoreParameters.DEFAULT, environment)
                                .degeneracy(),
                        "ns per entry",
                        Kernel::entries),
                new Kernel(
                        "SCC",
                        false,
                        (graph, environment) -> new Scc()
                                .compute(graph, SccParameters.DEFAULT, environment)
                                .count(),
                        "ns per entry",
                        Kernel::entries),
                new Kernel(
                        "Leiden",
                        false,
                        (graph, environment) -> String.format(
                                Locale.ROOT,
                                "%.3f",
                                new Leiden()
                                        .compute(graph, LeidenParameters.DEFAULT, environment)
                                        .modularity()),
                        "ns per relationship",
                        CsrGraph::relationshipCount));
    }

    private static double entries(CsrGraph graph) {
        return graph.out().entryCount();
    }

    /// The node of the most relationships.
    static int hub(CsrGraph graph) {
        int hub = 0;
        for (int node = 1; node < graph.nodeCount(); node++) {
            hub = graph.out().degree(node) > graph.out().degree(hub) ? node : hub;
        }
        return hub;
    }
}
