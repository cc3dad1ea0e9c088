package io.orbitgraph.algorithms;

import io.orbitgraph.algorithms.centrality.betweenness.Betweenness;
import io.orbitgraph.algorithms.centrality.betweenness.BetweennessParameters;
import io.orbitgraph.algorithms.centrality.closeness.Closeness;
import io.orbitgraph.algorithms.centrality.closeness.ClosenessParameters;
import io.orbitgraph.algorithms.centrality.closeness.Harmonic;
import io.orbitgraph.algorithms.centrality.closeness.HarmonicParameters;
import io.orbitgraph.algorithms.centrality.closeness.HyperBall;
import io.orbitgraph.algorithms.centrality.closeness.HyperBallParameters;
import io.orbitgraph.algorithms.centrality.degree.Degree;
import io.orbitgraph.algorithms.centrality.degree.DegreeParameters;
import io.orbitgraph.algorithms.centrality.hits.Hits;
import io.orbitgraph.algorithms.centrality.hits.HitsParameters;
import io.orbitgraph.algorithms.centrality.influence.Celf;
import io.orbitgraph.algorithms.centrality.influence.CelfParameters;
import io.orbitgraph.algorithms.centrality.katz.Katz;
import io.orbitgraph.algorithms.centrality.katz.KatzParameters;
import io.orbitgraph.algorithms.centrality.pagerank.ArticleRank;
import io.orbitgraph.algorithms.centrality.pagerank.Eigenvector;
import io.orbitgraph.algorithms.centrality.pagerank.EigenvectorParameters;
import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.coloring.K1Coloring;
import io.orbitgraph.algorithms.community.coloring.K1ColoringParameters;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.connectivity.CutParameters;
import io.orbitgraph.algorithms.community.connectivity.CutSearch;
import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.cores.KTruss;
import io.orbitgraph.algorithms.community.cores.KTrussParameters;
import io.orbitgraph.algorithms.community.cut.MaxKCut;
import io.orbitgraph.algorithms.community.cut.MaxKCutParameters;
import io.orbitgraph.algorithms.community.kmeans.KMeans;
import io.orbitgraph.algorithms.community.kmeans.KMeansParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.community.labels.Sllpa;
import io.orbitgraph.algorithms.community.labels.SllpaParameters;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.modularity.Louvain;
import io.orbitgraph.algorithms.community.modularity.LouvainParameters;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimization;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimizationParameters;
import io.orbitgraph.algorithms.community.modularity.PartitionMeasures;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.Corners;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.community.triangles.TriangleParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.paths.bfs.Dfs;
import io.orbitgraph.algorithms.paths.bfs.DfsParameters;
import io.orbitgraph.algorithms.paths.collapse.CollapsePath;
import io.orbitgraph.algorithms.paths.collapse.CollapsePathParameters;
import io.orbitgraph.algorithms.paths.dag.LongestPath;
import io.orbitgraph.algorithms.paths.dag.TopologicalSort;
import io.orbitgraph.algorithms.paths.shortest.AStar;
import io.orbitgraph.algorithms.paths.shortest.AStarParameters;
import io.orbitgraph.algorithms.paths.shortest.BellmanFord;
import io.orbitgraph.algorithms.paths.shortest.BidirectionalDijkstra;
import io.orbitgraph.algorithms.paths.shortest.DeltaStepping;
import io.orbitgraph.algorithms.paths.shortest.DeltaSteppingParameters;
import io.orbitgraph.algorithms.paths.shortest.Dijkstra;
import io.orbitgraph.algorithms.paths.shortest.DijkstraParameters;
import io.orbitgraph.algorithms.paths.shortest.Yen;
import io.orbitgraph.algorithms.paths.shortest.YenParameters;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerParameters;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerTree;
import io.orbitgraph.algorithms.paths.tree.SpanningTree;
import io.orbitgraph.algorithms.paths.tree.SpanningTreeParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerTree;
import io.orbitgraph.algorithms.paths.walk.RandomWalk;
import io.orbitgraph.algorithms.paths.walk.RandomWalkParameters;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.scaling.ScaleProperties;
import io.orbitgraph.algorithms.scaling.ScalePropertiesParameters;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.algorithms.similarity.Knn;
import io.orbitgraph.algorithms.similarity.KnnParameters;
import io.orbitgraph.algorithms.similarity.NodeSimilarity;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An algorithm with parameters for any graph, and what graphs it takes.
///
/// @param cost whether it can run on a graph of many thousand nodes
/// @param ends whether it needs nodes to begin at, so that an empty graph is refused
/// @param undefinedResults whether NaN may stand in a result, for "none"
record AlgorithmCase<P, R>(
        String name,
        Algorithm<P, R> algorithm,
        Function<CsrGraph, P> parameters,
        Direction direction,
        Weights weights,
        Cost cost,
        boolean ends,
        boolean undefinedResults) {

    enum Direction {
        ANY,
        UNDIRECTED
    }

    /// Which weights are taken; each kind takes less than the one before.
    enum Weights {
        /// They are not read.
        IGNORED,
        NUMBERS,
        NOT_NEGATIVE,
        FINITE,
        POSITIVE
    }

    enum Cost {
        LINEAR,
        /// For graphs of some thousand nodes.
        MORE,
        /// For graphs of some hundred nodes.
        MOST
    }

    R run(CsrGraph graph, Environment environment) {
        return algorithm.run(prepared(graph), parameters.apply(graph), environment);
    }

    /// With the parameters that suit another graph.
    R run(CsrGraph graph, CsrGraph other, Environment environment) {
        return algorithm.run(prepared(graph), parameters.apply(other), environment);
    }

    R compute(CsrGraph graph, Environment environment) {
        return algorithm.compute(prepared(graph), parameters.apply(graph), environment);
    }

    MemoryEstimate estimate(CsrGraph graph, int concurrency) {
        return algorithm.estimate(graph.size(), parameters.apply(graph), concurrency);
    }

    @Override
    public String toString() {
        return name;
    }

    /// With the node properties that some algorithms read.
    static CsrGraph prepared(CsrGraph graph) {
        int nodes = graph.nodeCount();
        double[][] points = new double[nodes][];
        double[] latitudes = new double[nodes];
        double[] longitudes = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            points[node] = new double[] {Draws.unit(Draws.at(1, node)), Draws.unit(Draws.at(2, node))};
            latitudes[node] = points[node][0];
            longitudes[node] = points[node][1];
        }
        return graph.withNodeProperty("point", new NodeColumn.DoubleLists(points))
                .withNodeProperty("latitude", new NodeColumn.Doubles(latitudes))
                .withNodeProperty("longitude", new NodeColumn.Doubles(longitudes));
    }

    private static <P, R> AlgorithmCase<P, R> of(Algorithm<P, R> algorithm, P parameters) {
        return forGraph(algorithm, graph -> parameters);
    }

    private static <P, R> AlgorithmCase<P, R> forGraph(Algorithm<P, R> algorithm, Function<CsrGraph, P> parameters) {
        return new AlgorithmCase<>(
                algorithm.name(), algorithm, parameters, Direction.ANY, Weights.IGNORED, Cost.LINEAR, false, false);
    }

    private AlgorithmCase<P, R> called(String suffix) {
        return new AlgorithmCase<>(
                name + ", " + suffix, algorithm, parameters, direction, weights, cost, ends, undefinedResults);
    }

    private AlgorithmCase<P, R> undirected() {
        return new AlgorithmCase<>(
                name, algorithm, parameters, Direction.UNDIRECTED, weights, cost, ends, undefinedResults);
    }

    private AlgorithmCase<P, R> with(Weights taken) {
        return new AlgorithmCase<>(name, algorithm, parameters, direction, taken, cost, ends, undefinedResults);
    }

    private AlgorithmCase<P, R> costly() {
        return new AlgorithmCase<>(name, algorithm, parameters, direction, weights, Cost.MORE, ends, undefinedResults);
    }

    private AlgorithmCase<P, R> mostCostly() {
        return new AlgorithmCase<>(name, algorithm, parameters, direction, weights, Cost.MOST, ends, undefinedResults);
    }

    private AlgorithmCase<P, R> fromNodes() {
        return new AlgorithmCase<>(name, algorithm, parameters, direction, weights, cost, true, undefinedResults);
    }

    private AlgorithmCase<P, R> withUndefinedResults() {
        return new AlgorithmCase<>(name, algorithm, parameters, direction, weights, cost, ends, true);
    }

    private static int last(CsrGraph graph) {
        return graph.nodeCount() - 1;
    }

    static List<AlgorithmCase<?, ?>> all() {
        return List.of(
                of(new PageRank(), PageRankParameters.DEFAULT).with(Weights.FINITE),
                of(new PageRank(), PageRankParameters.DEFAULT.withDefinition(PageRankParameters.Definition.NORMALISED))
                        .with(Weights.FINITE)
                        .called("normalised"),
                of(new ArticleRank(), PageRankParameters.DEFAULT).with(Weights.FINITE),
                of(new Eigenvector(), EigenvectorParameters.DEFAULT).with(Weights.FINITE),
                of(new Katz(), KatzParameters.DEFAULT.withAlpha(1e-6)).with(Weights.FINITE),
                of(new Hits(), HitsParameters.DEFAULT).with(Weights.FINITE),
                of(new Degree(), DegreeParameters.DEFAULT).with(Weights.NUMBERS),
                of(new Betweenness(), BetweennessParameters.DEFAULT)
                        .with(Weights.POSITIVE)
                        .mostCostly(),
                of(new Betweenness(), BetweennessParameters.sampled(5))
                        .with(Weights.POSITIVE)
                        .called("sampled"),
                of(new Closeness(), ClosenessParameters.DEFAULT).costly(),
                of(new Harmonic(), HarmonicParameters.DEFAULT).costly(),
                of(new HyperBall(), HyperBallParameters.DEFAULT.withRegisterBits(6))
                        .costly(),
                of(new Celf(), new CelfParameters(3, 10, 0.02)).mostCostly(),
                of(new Wcc(), WccParameters.DEFAULT),
                of(new Scc(), SccParameters.DEFAULT),
                of(new LabelPropagation(), LabelPropagationParameters.DEFAULT).with(Weights.FINITE),
                of(
                                new LabelPropagation(),
                                LabelPropagationParameters.DEFAULT.withDefinition(
                                        LabelPropagationParameters.Definition.GRAPHALYTICS))
                        .called("Graphalytics"),
                of(new Sllpa(), SllpaParameters.DEFAULT),
                of(new Louvain(), LouvainParameters.DEFAULT.withIntermediateCommunities())
                        .with(Weights.FINITE),
                of(new Leiden(), LeidenParameters.DEFAULT).with(Weights.FINITE),
                of(new ModularityOptimization(), ModularityOptimizationParameters.DEFAULT)
                        .with(Weights.FINITE),
                forGraph(new PartitionMeasures(), AlgorithmCase::thirds)
                        .with(Weights.FINITE)
                        .withUndefinedResults(),
                of(new KCore(), KCoreParameters.DEFAULT).undirected(),
                of(new KTruss(), KTrussParameters.DEFAULT).undirected().costly(),
                of(new TriangleCount(), TriangleParameters.DEFAULT).undirected(),
                forGraph(new TriangleCount(), AlgorithmCase::thirdsAsCorners).undirected(),
                of(new LocalClustering(), ClusteringParameters.DEFAULT),
                of(new K1Coloring(), K1ColoringParameters.DEFAULT),
                of(new CutSearch(), CutParameters.DEFAULT).undirected(),
                of(new MaxKCut(), MaxKCutParameters.DEFAULT)
                        .with(Weights.FINITE)
                        .costly(),
                forGraph(new KMeans(), graph -> KMeansParameters.of("point").withK(Math.clamp(graph.nodeCount(), 1, 5)))
                        .withUndefinedResults(),
                forGraph(new Bfs(), graph -> BfsParameters.from(last(graph))).fromNodes(),
                forGraph(new Dfs(), graph -> DfsParameters.from(last(graph))).fromNodes(),
                forGraph(new Dijkstra(), graph -> DijkstraParameters.from(last(graph)))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes(),
                forGraph(new BidirectionalDijkstra(), graph -> new BidirectionalDijkstra.Ends(0, last(graph)))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes(),
                forGraph(new DeltaStepping(), graph -> DeltaSteppingParameters.from(last(graph)))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes(),
                forGraph(new AStar(), graph -> AStarParameters.of(0, last(graph), "latitude", "longitude"))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes(),
                forGraph(new Yen(), graph -> YenParameters.of(0, last(graph), 3))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes()
                        .costly(),
                forGraph(new BellmanFord(), graph -> new BellmanFord.Parameters(last(graph)))
                        .with(Weights.NUMBERS)
                        .fromNodes(),
                forGraph(new SpanningTree(), graph -> SpanningTreeParameters.from(last(graph)))
                        .undirected()
                        .with(Weights.NUMBERS)
                        .fromNodes(),
                forGraph(new SteinerTree(), graph -> SteinerParameters.of(0, last(graph), graph.nodeCount() / 2))
                        .with(Weights.NOT_NEGATIVE)
                        .fromNodes(),
                forGraph(new PrizeSteinerTree(), AlgorithmCase::prizes)
                        .undirected()
                        .with(Weights.NOT_NEGATIVE),
                of(new RandomWalk(), RandomWalkParameters.DEFAULT.withWalks(10, 2))
                        .with(Weights.FINITE),
                of(
                                new RandomWalk(),
                                RandomWalkParameters.DEFAULT.withWalks(10, 2).withFactors(0.5, 2))
                        .with(Weights.FINITE)
                        .called("second order"),
                of(new TopologicalSort(), TopologicalSort.Parameters.DEFAULT),
                of(new LongestPath(), LongestPath.Parameters.DEFAULT)
                        .with(Weights.NUMBERS)
                        .withUndefinedResults(),
                of(new NodeSimilarity(), NodeSimilarityParameters.DEFAULT)
                        .with(Weights.FINITE)
                        .costly(),
                of(new Knn(), KnnParameters.of("point").withTopK(3)).costly(),
                of(
                                new Knn(),
                                KnnParameters.of("point")
                                        .withTopK(3)
                                        .withSearch(KnnParameters.Search.DEFAULT.withSampler(
                                                KnnParameters.Sampler.RANDOM_WALK, 0.3)))
                        .costly()
                        .called("random walk"),
                forGraph(new ScaleProperties(), AlgorithmCase::standardScore).withUndefinedResults(),
                forGraph(
                                new CollapsePath(),
                                graph -> new CollapsePathParameters(List.of(List.of(graph.out(), graph.out())), true))
                        .costly());
    }

    private static PartitionMeasures.Parameters thirds(CsrGraph graph) {
        long[] communities = new long[graph.nodeCount()];
        Arrays.setAll(communities, node -> node % 3);
        return new PartitionMeasures.Parameters(communities);
    }

    private static TriangleParameters thirdsAsCorners(CsrGraph graph) {
        List<BitSet> thirds = List.of(new BitSet(), new BitSet());
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (node % 3 < 2) {
                thirds.get(node % 3).set(node);
            }
        }
        return TriangleParameters.DEFAULT.withCorners(new Corners(thirds));
    }

    private static PrizeSteinerParameters prizes(CsrGraph graph) {
        double[] prizes = new double[graph.nodeCount()];
        Arrays.setAll(prizes, node -> node % 4 == 0 ? 0.5 + node % 7 : 0);
        return new PrizeSteinerParameters(prizes);
    }

    private static ScalePropertiesParameters standardScore(CsrGraph graph) {
        double[] numbers = new double[graph.nodeCount()];
        Arrays.setAll(numbers, node -> node % 5 == 0 ? Double.NaN : Math.sin(node));
        return new ScalePropertiesParameters(Map.of("x", new NodeColumn.Doubles(numbers)), Scaler.STDSCORE, 0);
    }
}
