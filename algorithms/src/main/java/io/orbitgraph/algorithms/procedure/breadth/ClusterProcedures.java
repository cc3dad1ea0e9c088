package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.cluster.EdgeBetweenness;
import io.orbitgraph.algorithms.breadth.cluster.GirvanNewman;
import io.orbitgraph.algorithms.breadth.cluster.GreedyModularity;
import io.orbitgraph.algorithms.breadth.cluster.Spanner;
import io.orbitgraph.algorithms.breadth.cluster.SpanningTreeClusters;
import io.orbitgraph.algorithms.centrality.katz.Katz;
import io.orbitgraph.algorithms.centrality.katz.KatzParameters;
import io.orbitgraph.algorithms.centrality.katz.KatzResult;
import io.orbitgraph.algorithms.graph.NodeColumn.Doubles;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.scaling.Scaler;
import java.util.List;

/// Clusterings, scores and sparse subgraphs.
final class ClusterProcedures {
    private ClusterProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                edgeBetweenness(),
                katz(),
                communities(AlgorithmDefinition.of(
                        "orbit.graph.girvanNewman",
                        "Takes away the busiest relationships until the graph falls into a number of parts.",
                        new GirvanNewman(),
                        (configuration, graph) -> new GirvanNewman.Parameters(configuration.requiredInteger("k")))),
                communities(AlgorithmDefinition.of(
                        "orbit.graph.greedyModularity",
                        "Joins the communities that gain most modularity as long as any do.",
                        new GreedyModularity(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                communities(AlgorithmDefinition.of(
                                "orbit.graph.spanningTreeClusters",
                                "A minimum spanning forest without its heaviest relationships.",
                                new SpanningTreeClusters(),
                                (configuration, graph) ->
                                        new SpanningTreeClusters.Parameters(configuration.requiredInteger("k")))
                        .weighted()),
                spanner());
    }

    private static <P> AlgorithmDefinition<P, Groups> communities(AlgorithmDefinition<P, Groups> definition) {
        return definition
                .nodeValues(
                        "communityId",
                        "INTEGER",
                        outcome -> Output.numbers(outcome.result().groups()))
                .integer("communityCount", Groups::count)
                .distribution(
                        "communityDistribution",
                        outcome -> outcome.result().members().stream()
                                .mapToDouble(members -> members.length)
                                .toArray());
    }

    private static AlgorithmDefinition<?, ?> edgeBetweenness() {
        AlgorithmDefinition<NoParameters, Links> definition = AlgorithmDefinition.of(
                "orbit.graph.edgeBetweenness",
                "How many shortest paths lead over each relationship.",
                new EdgeBetweenness(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .weighted()
                .streams(Output.links("score", links -> links))
                .relationships(true, (outcome, property) -> Output.relationships(outcome.result(), property))
                .distribution(
                        "centralityDistribution", outcome -> outcome.result().values());
    }

    private static AlgorithmDefinition<?, ?> katz() {
        KatzParameters defaults = KatzParameters.DEFAULT;
        return AlgorithmDefinition.of(
                        "orbit.graph.katz",
                        "The importance of nodes by the paths that lead to them, long ones counting less.",
                        new Katz(),
                        (configuration, graph) -> new KatzParameters(
                                configuration.number("alpha", defaults.alpha()),
                                configuration.number("beta", defaults.beta()),
                                configuration.integer("maxIterations", defaults.maxIterations()),
                                configuration.number("tolerance", defaults.tolerance()),
                                configuration.choice("scaler", Scaler.NONE)))
                .weighted()
                .nodeValues(
                        "score",
                        "FLOAT",
                        outcome -> new Doubles(outcome.result().scores()))
                .integer("ranIterations", KatzResult::ranIterations)
                .flag("didConverge", KatzResult::didConverge)
                .distribution(
                        "centralityDistribution", outcome -> outcome.result().scores());
    }

    private static AlgorithmDefinition<?, ?> spanner() {
        AlgorithmDefinition<Spanner.Parameters, Links> definition = AlgorithmDefinition.of(
                "orbit.graph.spanner",
                "Few relationships by which no distance grows to more than 2k - 1 times what it was.",
                new Spanner(),
                (configuration, graph) ->
                        new Spanner.Parameters(configuration.integer("k", Spanner.Parameters.DEFAULT.k())));
        return definition
                .weighted()
                .streams(Output.links("weight", links -> links))
                .relationships(true, (outcome, property) -> Output.relationships(outcome.result(), property))
                .integer("relationshipCount", Links::count)
                .number("totalWeight", Links::total);
    }
}
