package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.shortest.AStar;
import io.orbitgraph.algorithms.paths.shortest.AStarParameters;
import io.orbitgraph.algorithms.paths.shortest.AllPairs;
import io.orbitgraph.algorithms.paths.shortest.BellmanFord;
import io.orbitgraph.algorithms.paths.shortest.BidirectionalDijkstra;
import io.orbitgraph.algorithms.paths.shortest.DeltaStepping;
import io.orbitgraph.algorithms.paths.shortest.DeltaSteppingParameters;
import io.orbitgraph.algorithms.paths.shortest.Dijkstra;
import io.orbitgraph.algorithms.paths.shortest.DijkstraParameters;
import io.orbitgraph.algorithms.paths.shortest.ShortestPaths;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.paths.shortest.Yen;
import io.orbitgraph.algorithms.paths.shortest.YenParameters;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Mode;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Paths of least weight.
final class ShortestPathProcedures {
    private static final String SOURCE = "sourceNode";
    private static final String TARGET = "targetNode";

    private ShortestPathProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> allPairs = allPairs();
        return List.of(
                allPairs,
                allPairs.alias("gds.alpha.allShortestPaths"),
                dijkstra(),
                dijkstraToAll(),
                deltaStepping(),
                aStar(),
                bidirectional(),
                yen(),
                bellmanFord());
    }

    private static AlgorithmDefinition<?, ?> dijkstra() {
        AlgorithmDefinition<DijkstraParameters, ShortestPaths> definition = AlgorithmDefinition.of(
                "gds.shortestPath.dijkstra",
                "The shortest paths from a node to one or several others.",
                new Dijkstra(),
                (configuration, graph) -> new DijkstraParameters(graph.node(SOURCE), targets(configuration, graph)));
        return PathDefinition.of(definition, outcome -> {
            BitSet wanted = new BitSet();
            Arrays.stream(outcome.parameters().targetNodes()).forEach(wanted::set);
            return FoundPaths.of(outcome.result(), wanted::get);
        });
    }

    private static int[] targets(Configuration configuration, GraphInput graph) {
        if (!configuration.has(TARGET)) {
            return graph.someNodes("targetNodes");
        }
        Require.that(!configuration.has("targetNodes"), "Only one of `targetNode` and `targetNodes` may be given");
        return new int[] {graph.node(TARGET)};
    }

    private static AlgorithmDefinition<?, ?> dijkstraToAll() {
        AlgorithmDefinition<DijkstraParameters, ShortestPaths> definition = AlgorithmDefinition.of(
                "gds.allShortestPaths.dijkstra",
                "The shortest paths from a node to all that it reaches, found by one thread.",
                new Dijkstra(),
                (configuration, graph) -> DijkstraParameters.from(graph.node(SOURCE)));
        return PathDefinition.of(definition, outcome -> FoundPaths.of(outcome.result()));
    }

    private static AlgorithmDefinition<?, ?> deltaStepping() {
        AlgorithmDefinition<DeltaSteppingParameters, ShortestPaths> definition = AlgorithmDefinition.of(
                "gds.allShortestPaths.delta",
                "The shortest paths from a node to all that it reaches, found in parallel.",
                new DeltaStepping(),
                (configuration, graph) ->
                        new DeltaSteppingParameters(graph.node(SOURCE), configuration.number("delta", 2)));
        return PathDefinition.of(definition.stats(), outcome -> FoundPaths.of(outcome.result()));
    }

    /// A path between two nodes, if there is one.
    private static <P> AlgorithmDefinition<?, ?> between(
            String name,
            String description,
            Algorithm<P, Optional<WeightedPath>> algorithm,
            BiFunction<Configuration, GraphInput, P> parameters) {
        return PathDefinition.of(
                AlgorithmDefinition.of(name, description, algorithm, parameters),
                outcome -> FoundPaths.of(outcome.result().stream().toList()));
    }

    private static AlgorithmDefinition<?, ?> aStar() {
        return between(
                "gds.shortestPath.astar",
                "The shortest path between two nodes, searched in the direction of the target by coordinates.",
                new AStar(),
                (configuration, graph) -> new AStarParameters(
                        graph.node(SOURCE),
                        graph.node(TARGET),
                        configuration.requiredText("latitudeProperty"),
                        configuration.requiredText("longitudeProperty"),
                        configuration.number("earthRadius", AStarParameters.RADIUS_IN_NAUTICAL_MILES)));
    }

    private static AlgorithmDefinition<?, ?> bidirectional() {
        return between(
                "orbit.shortestPath.bidirectional",
                "The shortest path between two nodes, searched from both ends.",
                new BidirectionalDijkstra(),
                (configuration, graph) -> new BidirectionalDijkstra.Ends(graph.node(SOURCE), graph.node(TARGET)));
    }

    private static AlgorithmDefinition<?, ?> yen() {
        AlgorithmDefinition<YenParameters, List<WeightedPath>> definition = AlgorithmDefinition.of(
                "gds.shortestPath.yens",
                "The k shortest paths without repeated nodes between two nodes.",
                new Yen(),
                (configuration, graph) -> new YenParameters(
                        graph.node(SOURCE),
                        graph.node(TARGET),
                        configuration.integer("k", 1),
                        configuration.number("maxCost", Double.POSITIVE_INFINITY)));
        return PathDefinition.of(definition, outcome -> FoundPaths.of(outcome.result()));
    }

    private static AlgorithmDefinition<?, ?> allPairs() {
        return AlgorithmDefinition.of(
                        "gds.allShortestPaths",
                        "The distances between all pairs of nodes.",
                        new AllPairs(),
                        (configuration, graph) -> AllPairs.Parameters.DEFAULT)
                .weighted()
                .streams(Rows.lazy(
                        List.of(
                                new Field("sourceNodeId", "INTEGER"),
                                new Field("targetNodeId", "INTEGER"),
                                new Field("distance", "FLOAT")),
                        PairRows::new));
    }

    private static AlgorithmDefinition<?, ?> bellmanFord() {
        List<Field> fields = new ArrayList<>(PathDefinition.fields("route"));
        fields.add(new Field("isNegativeCycle", "BOOLEAN"));
        return AlgorithmDefinition.of(
                        "gds.bellmanFord",
                        "The shortest paths from a node where weights may be negative, or the negative cycles it reaches.",
                        new BellmanFord(),
                        (configuration, graph) -> new BellmanFord.Parameters(graph.node(SOURCE)))
                .weighted()
                .streams(Rows.of(fields, outcome -> {
                    FoundPaths found = routes(outcome.result());
                    Value isCycle = Value.of(hasCycles(outcome.result()));
                    return Rows.indexed(found.count(), i -> {
                        Value[] row = Arrays.copyOf(PathDefinition.row(outcome, found.path(i), i), fields.size());
                        row[row.length - 1] = isCycle;
                        return row;
                    });
                }))
                .flag("containsNegativeCycle", ShortestPathProcedures::hasCycles)
                .options((configuration, mode) -> {
                    PathDefinition.readOptions(configuration, mode);
                    if (mode == Mode.MUTATE) {
                        configuration.flag("mutateNegativeCycles", false);
                    } else if (mode == Mode.WRITE) {
                        configuration.flag("writeNegativeCycles", false);
                    }
                })
                .relationships(
                        false,
                        (outcome, property) -> PathDefinition.relationships(
                                outcome,
                                hasCycles(outcome.result()) && !keepsCycles(outcome)
                                        ? FoundPaths.of(List.of())
                                        : routes(outcome.result())));
    }

    private static boolean hasCycles(BellmanFord.Result result) {
        return !result.negativeCycles().isEmpty();
    }

    private static boolean keepsCycles(Outcome<?, ?> outcome) {
        return PathDefinition.isSet(outcome.configuration(), "mutateNegativeCycles")
                || PathDefinition.isSet(outcome.configuration(), "writeNegativeCycles");
    }

    /// The negative cycles; the shortest paths where there are none.
    private static FoundPaths routes(BellmanFord.Result result) {
        return hasCycles(result) ? FoundPaths.of(result.negativeCycles()) : FoundPaths.of(result.paths());
    }
}
