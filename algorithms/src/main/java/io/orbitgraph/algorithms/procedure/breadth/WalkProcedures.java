package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.cycle.CycleBasis;
import io.orbitgraph.algorithms.breadth.cycle.MinimumMeanCycle;
import io.orbitgraph.algorithms.breadth.cycle.SimpleCycles;
import io.orbitgraph.algorithms.breadth.path.DisjointPaths;
import io.orbitgraph.algorithms.breadth.path.Eccentricity;
import io.orbitgraph.algorithms.breadth.path.KShortestWalks;
import io.orbitgraph.algorithms.breadth.path.SimplePaths;
import io.orbitgraph.algorithms.breadth.tour.ChinesePostman;
import io.orbitgraph.algorithms.breadth.tour.EulerianCycle;
import io.orbitgraph.algorithms.breadth.tour.OptimalTour;
import io.orbitgraph.algorithms.breadth.tour.OreCycle;
import io.orbitgraph.algorithms.breadth.tour.Tour;
import io.orbitgraph.algorithms.graph.NodeColumn.Doubles;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Optional;

/// Tours, cycles and paths.
final class WalkProcedures {
    private WalkProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        Tour.Parameters tour = Tour.Parameters.DEFAULT;
        return List.of(
                walk(AlgorithmDefinition.of(
                                "orbit.graph.tour",
                                "A short closed walk that visits each node of a complete graph once.",
                                new Tour(),
                                (configuration, graph) -> new Tour.Parameters(
                                        configuration.choice("algorithm", tour.algorithm()),
                                        configuration.integer("passes", tour.passes())))
                        .seeded()),
                optionalWalk(
                        "isFound",
                        AlgorithmDefinition.of(
                                "orbit.graph.optimalTour",
                                "The lightest closed walk that visits each node of a small graph once.",
                                new OptimalTour(),
                                (configuration, graph) -> NoParameters.DEFAULT)),
                walk(AlgorithmDefinition.of(
                        "orbit.graph.hamiltonianCycle",
                        "A closed walk that visits each node of a dense graph once.",
                        new OreCycle(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                walk(AlgorithmDefinition.of(
                        "orbit.graph.eulerianCycle",
                        "A closed walk that takes each relationship once.",
                        new EulerianCycle(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                walk(AlgorithmDefinition.of(
                        "orbit.graph.chinesePostman",
                        "The lightest closed walk that takes each relationship at least once.",
                        new ChinesePostman(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                simpleCycles(),
                paths(
                        "cycleCount",
                        AlgorithmDefinition.of(
                                "orbit.graph.cycleBasis",
                                "Cycles of which all others are sums.",
                                new CycleBasis(),
                                (configuration, graph) -> NoParameters.DEFAULT)),
                minimumMeanCycle(),
                disjointPaths(),
                paths(
                        "pathCount",
                        AlgorithmDefinition.of(
                                "orbit.graph.kShortestWalks",
                                "The k lightest walks from one node to another; they may visit a node again.",
                                new KShortestWalks(),
                                (configuration, graph) -> new KShortestWalks.Parameters(
                                        graph.node("sourceNode"),
                                        graph.node("targetNode"),
                                        configuration.requiredInteger("k")))),
                simplePaths(),
                eccentricity());
    }

    private static <P> AlgorithmDefinition<P, WeightedPath> walk(AlgorithmDefinition<P, WeightedPath> definition) {
        return definition
                .weighted()
                .streams(Output.paths(List::of))
                .relationships(true, (outcome, property) -> Output.relationships(outcome.result(), property))
                .number("totalCost", WeightedPath::totalCost)
                .integer("relationshipCount", result -> result.nodes().length - 1);
    }

    private static <P> AlgorithmDefinition<P, Optional<WeightedPath>> optionalWalk(
            String field, AlgorithmDefinition<P, Optional<WeightedPath>> definition) {
        return definition
                .weighted()
                .streams(Output.paths(walk -> walk.stream().toList()))
                .flag(field, Optional::isPresent)
                .figure(
                        "totalCost",
                        "FLOAT",
                        outcome -> outcome.result()
                                .<Value>map(walk -> Value.of(walk.totalCost()))
                                .orElse(Value.NULL));
    }

    private static <P> AlgorithmDefinition<P, List<WeightedPath>> paths(
            String field, AlgorithmDefinition<P, List<WeightedPath>> definition) {
        return definition
                .weighted()
                .streams(Output.paths(paths -> paths))
                .integer(field, List::size)
                .number(
                        "totalCost",
                        result -> result.stream()
                                .mapToDouble(WeightedPath::totalCost)
                                .sum());
    }

    private static AlgorithmDefinition<?, ?> simpleCycles() {
        SimpleCycles.Parameters defaults = SimpleCycles.Parameters.DEFAULT;
        AlgorithmDefinition<SimpleCycles.Parameters, SimpleCycles.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.simpleCycles",
                "All cycles of a directed graph that visit no node twice.",
                new SimpleCycles(),
                (configuration, graph) -> new SimpleCycles.Parameters(
                        configuration.choice("algorithm", defaults.algorithm()),
                        configuration.integer("limit", defaults.limit())));
        return definition
                .weighted()
                .streams(Output.paths(SimpleCycles.Result::cycles))
                .integer("cycleCount", result -> result.cycles().size())
                .flag("isComplete", SimpleCycles.Result::complete);
    }

    private static AlgorithmDefinition<?, ?> minimumMeanCycle() {
        return optionalWalk(
                        "isFound",
                        AlgorithmDefinition.of(
                                "orbit.graph.minimumMeanCycle",
                                "The cycle whose relationships weigh least on average.",
                                new MinimumMeanCycle(),
                                (configuration, graph) -> NoParameters.DEFAULT))
                .figure(
                        "mean",
                        "FLOAT",
                        outcome -> outcome.result()
                                .<Value>map(cycle -> Value.of(cycle.totalCost() / (cycle.nodes().length - 1)))
                                .orElse(Value.NULL));
    }

    private static AlgorithmDefinition<?, ?> disjointPaths() {
        return paths(
                "pathCount",
                AlgorithmDefinition.of(
                        "orbit.graph.disjointPaths",
                        "Paths from one node to another that share no relationship and weigh least together.",
                        new DisjointPaths(),
                        (configuration, graph) -> new DisjointPaths.Parameters(
                                graph.node("sourceNode"), graph.node("targetNode"), configuration.integer("k", 2))));
    }

    private static AlgorithmDefinition<?, ?> simplePaths() {
        return paths(
                "pathCount",
                AlgorithmDefinition.of(
                        "orbit.graph.simplePaths",
                        "All paths of bounded length from one node to another that visit no node twice.",
                        new SimplePaths(),
                        (configuration, graph) -> new SimplePaths.Parameters(
                                graph.node("sourceNode"),
                                graph.node("targetNode"),
                                configuration.integer("maxLength", 5),
                                configuration.integer("limit", 100_000))));
    }

    private static AlgorithmDefinition<?, ?> eccentricity() {
        AlgorithmDefinition<NoParameters, Eccentricity.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.eccentricity",
                "How far the farthest node is from each node; diameter, radius, centre and periphery.",
                new Eccentricity(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .weighted()
                .nodeValues(
                        "eccentricity",
                        "FLOAT",
                        outcome -> new Doubles(outcome.result().eccentricities()))
                .number("diameter", Eccentricity.Result::diameter)
                .number("radius", Eccentricity.Result::radius)
                .figure(
                        "center",
                        "LIST<INTEGER>",
                        outcome -> Output.ids(outcome, outcome.result().center()))
                .figure(
                        "periphery",
                        "LIST<INTEGER>",
                        outcome -> Output.ids(outcome, outcome.result().periphery()))
                .flag("isConnected", Eccentricity.Result::connected);
    }
}
