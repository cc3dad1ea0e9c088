package io.orbitgraph.algorithms.procedure.centrality;

import io.orbitgraph.algorithms.centrality.betweenness.Betweenness;
import io.orbitgraph.algorithms.centrality.betweenness.BetweennessParameters;
import io.orbitgraph.algorithms.centrality.betweenness.BetweennessResult;
import io.orbitgraph.algorithms.centrality.closeness.Closeness;
import io.orbitgraph.algorithms.centrality.closeness.ClosenessParameters;
import io.orbitgraph.algorithms.centrality.closeness.ClosenessResult;
import io.orbitgraph.algorithms.centrality.closeness.Harmonic;
import io.orbitgraph.algorithms.centrality.closeness.HarmonicParameters;
import io.orbitgraph.algorithms.centrality.closeness.HyperBall;
import io.orbitgraph.algorithms.centrality.closeness.HyperBallParameters;
import io.orbitgraph.algorithms.centrality.closeness.HyperBallResult;
import io.orbitgraph.algorithms.centrality.degree.Degree;
import io.orbitgraph.algorithms.centrality.degree.DegreeParameters;
import io.orbitgraph.algorithms.centrality.degree.DegreeResult;
import io.orbitgraph.algorithms.centrality.hits.Hits;
import io.orbitgraph.algorithms.centrality.hits.HitsParameters;
import io.orbitgraph.algorithms.centrality.hits.HitsResult;
import io.orbitgraph.algorithms.centrality.influence.Celf;
import io.orbitgraph.algorithms.centrality.influence.CelfParameters;
import io.orbitgraph.algorithms.centrality.influence.CelfResult;
import io.orbitgraph.algorithms.centrality.pagerank.ArticleRank;
import io.orbitgraph.algorithms.centrality.pagerank.Eigenvector;
import io.orbitgraph.algorithms.centrality.pagerank.EigenvectorParameters;
import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters.Definition;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankResult;
import io.orbitgraph.algorithms.graph.NodeColumn.Doubles;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Partitioning;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// PageRank and its relatives, degree, betweenness, closeness, HITS, HyperBall and influence.
public final class CentralityProcedures {
    private CentralityProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                rank(
                        "gds.pageRank",
                        "The importance of nodes by the importance of those that point to them.",
                        new PageRank()),
                rank(
                        "gds.articleRank",
                        "PageRank that gives nodes of low degree less influence on what they point to.",
                        new ArticleRank()),
                eigenvector(),
                degree(),
                betweenness(),
                closeness(),
                harmonic(),
                hyperBall(),
                hits(),
                celf());
    }

    private static <P, R> AlgorithmDefinition<P, R> scored(
            AlgorithmDefinition<P, R> definition, Function<R, double[]> scores) {
        return definition
                .nodeValues("score", "FLOAT", outcome -> new Doubles(scores.apply(outcome.result())))
                .distribution("centralityDistribution", outcome -> scores.apply(outcome.result()));
    }

    private static AlgorithmDefinition<?, ?> rank(
            String name, String description, Algorithm<PageRankParameters, PageRankResult> algorithm) {
        AlgorithmDefinition<PageRankParameters, PageRankResult> definition =
                AlgorithmDefinition.of(name, description, algorithm, CentralityProcedures::rankParameters);
        return scored(iterating(definition.weighted()), PageRankResult::scores);
    }

    private static PageRankParameters rankParameters(Configuration configuration, GraphInput graph) {
        PageRankParameters defaults = PageRankParameters.DEFAULT;
        return new PageRankParameters(
                configuration.number("dampingFactor", defaults.dampingFactor()),
                configuration.integer("maxIterations", defaults.maxIterations()),
                configuration.number("tolerance", defaults.tolerance()),
                graph.nodes("sourceNodes"),
                configuration.choice("definition", Definition.GDS),
                configuration.choice("scaler", Scaler.NONE));
    }

    private static <P> AlgorithmDefinition<P, PageRankResult> iterating(
            AlgorithmDefinition<P, PageRankResult> definition) {
        return definition
                .integer("ranIterations", PageRankResult::ranIterations)
                .flag("didConverge", PageRankResult::didConverge);
    }

    private static AlgorithmDefinition<?, ?> eigenvector() {
        EigenvectorParameters defaults = EigenvectorParameters.DEFAULT;
        AlgorithmDefinition<EigenvectorParameters, PageRankResult> definition = AlgorithmDefinition.of(
                "gds.eigenvector",
                "The importance of nodes as the dominant eigenvector of the adjacency matrix.",
                new Eigenvector(),
                (configuration, graph) -> new EigenvectorParameters(
                        configuration.integer("maxIterations", defaults.maxIterations()),
                        configuration.number("tolerance", defaults.tolerance()),
                        graph.nodes("sourceNodes"),
                        configuration.choice("scaler", Scaler.NONE)));
        return scored(iterating(definition.weighted()), PageRankResult::scores);
    }

    private static AlgorithmDefinition<?, ?> degree() {
        AlgorithmDefinition<DegreeParameters, DegreeResult> definition = AlgorithmDefinition.of(
                "gds.degree",
                "How many relationships nodes have, or the sum of their weights.",
                new Degree(),
                (configuration, graph) -> new DegreeParameters(
                        configuration.choice("orientation", Orientation.NATURAL),
                        configuration.choice("scaler", Scaler.NONE)));
        return scored(definition.weighted(), DegreeResult::degrees);
    }

    private static AlgorithmDefinition<?, ?> betweenness() {
        AlgorithmDefinition<BetweennessParameters, BetweennessResult> definition = AlgorithmDefinition.of(
                "gds.betweenness",
                "How many shortest paths between other nodes a node is on.",
                new Betweenness(),
                (configuration, graph) -> new BetweennessParameters(
                        configuration.integer("samplingSize", -1), configuration.flag("scaleSample", false)));
        return scored(definition.weighted().seededBy("samplingSeed"), BetweennessResult::scores);
    }

    private static AlgorithmDefinition<?, ?> closeness() {
        AlgorithmDefinition<ClosenessParameters, ClosenessResult> definition = AlgorithmDefinition.of(
                "gds.closeness",
                "The inverse of the mean distance of the nodes that reach a node.",
                new Closeness(),
                (configuration, graph) -> new ClosenessParameters(configuration.flag("useWassermanFaust", false)));
        return scored(definition, ClosenessResult::scores);
    }

    private static AlgorithmDefinition<?, ?> harmonic() {
        AlgorithmDefinition<HarmonicParameters, ClosenessResult> definition = AlgorithmDefinition.of(
                "gds.closeness.harmonic",
                "The mean of the inverse distances of the nodes that reach a node.",
                new Harmonic(),
                (configuration, graph) -> HarmonicParameters.DEFAULT);
        return scored(definition, ClosenessResult::scores);
    }

    private static AlgorithmDefinition<?, ?> hyperBall() {
        HyperBallParameters defaults = HyperBallParameters.DEFAULT;
        AlgorithmDefinition<HyperBallParameters, HyperBallResult> definition = AlgorithmDefinition.of(
                "orbit.hyperBall",
                "Estimates harmonic centrality, the neighbourhood function and the effective diameter of a large graph.",
                new HyperBall(),
                (configuration, graph) -> new HyperBallParameters(
                        configuration.integer("registerBits", defaults.registerBits()),
                        configuration.integer("maxIterations", defaults.maxIterations())));
        return scored(
                definition
                        .seeded()
                        .number("effectiveDiameter", HyperBallResult::effectiveDiameter)
                        .figure(
                                "neighbourhoods",
                                "LIST<FLOAT>",
                                outcome -> ListValue.ofFloats(outcome.result().neighbourhoods())),
                HyperBallResult::harmonic);
    }

    private static AlgorithmDefinition<?, ?> hits() {
        HitsParameters defaults = HitsParameters.DEFAULT;
        return AlgorithmDefinition.of(
                        "gds.hits",
                        "How good nodes are as hubs, by what they point to, and as authorities, by what points to them.",
                        new Hits(),
                        (configuration, graph) -> new HitsParameters(
                                configuration.integer("hitsIterations", defaults.iterations()),
                                configuration.number("tolerance", defaults.tolerance())))
                .options((configuration, mode) -> {
                    Partitioning.check(configuration);
                    configuration.text("hubProperty", "hub");
                    configuration.text("authProperty", "auth");
                })
                .streams(Rows.counted(
                        List.of(new Field("nodeId", "INTEGER"), new Field("values", "MAP")),
                        result -> result.hubs().length,
                        outcome -> node -> new Value[] {Value.of(outcome.id(node)), both(outcome, node)}))
                .nodeProperty(
                        configuration -> configuration.text("hubProperty", "hub"),
                        outcome -> new Doubles(outcome.result().hubs()))
                .nodeProperty(
                        configuration -> configuration.text("authProperty", "auth"),
                        outcome -> new Doubles(outcome.result().authorities()))
                .integer("ranIterations", HitsResult::ranIterations)
                .flag("didConverge", HitsResult::didConverge);
    }

    private static MapValue both(Outcome<HitsParameters, HitsResult> outcome, int node) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(
                outcome.configuration().text("hubProperty", "hub"),
                Value.of(outcome.result().hubs()[node]));
        values.put(
                outcome.configuration().text("authProperty", "auth"),
                Value.of(outcome.result().authorities()[node]));
        return MapValue.copyOf(values);
    }

    private static AlgorithmDefinition<?, ?> celf() {
        return AlgorithmDefinition.of(
                        "gds.influenceMaximization.celf",
                        "The nodes that together activate the most others when influence spreads at random.",
                        new Celf(),
                        (configuration, graph) -> new CelfParameters(
                                configuration.requiredInteger("seedSetSize"),
                                configuration.integer("monteCarloSimulations", 100),
                                configuration.number("propagationProbability", 0.1)))
                .seeded()
                .streams(Rows.counted(
                        List.of(new Field("nodeId", "INTEGER"), new Field("spread", "FLOAT")),
                        result -> result.seeds().length,
                        outcome -> i -> new Value[] {
                            Value.of(outcome.id(outcome.result().seeds()[i])),
                            Value.of(outcome.result().gains()[i])
                        }))
                .nodeProperty(CentralityProcedures::spreads)
                .number("totalSpread", CelfResult::totalSpread)
                .nodeCount("nodeCount");
    }

    private static Doubles spreads(Outcome<CelfParameters, CelfResult> outcome) {
        double[] spreads = new double[outcome.graph().nodeCount()];
        for (int i = 0; i < outcome.result().seeds().length; i++) {
            spreads[outcome.result().seeds()[i]] = outcome.result().gains()[i];
        }
        return new Doubles(spreads);
    }
}
