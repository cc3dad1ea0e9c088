package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.paths.bfs.BfsResult;
import io.orbitgraph.algorithms.paths.bfs.Dfs;
import io.orbitgraph.algorithms.paths.bfs.DfsParameters;
import io.orbitgraph.algorithms.paths.bfs.DfsResult;
import io.orbitgraph.algorithms.paths.walk.RandomWalk;
import io.orbitgraph.algorithms.paths.walk.RandomWalkParameters;
import io.orbitgraph.algorithms.paths.walk.Walks;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Ways through a graph that are not about weight: breadth first, depth first, at random.
final class TraversalProcedures {
    private static final String STEP = "NEXT";
    private static final Field NODE_IDS = new Field("nodeIds", "LIST<INTEGER>");
    private static final Field PATH = new Field("path", "PATH");

    private TraversalProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> walk = randomWalk();
        return List.of(breadthFirst(), depthFirst(), walk, walk.alias("gds.beta.randomWalk"));
    }

    private static AlgorithmDefinition<?, ?> breadthFirst() {
        AlgorithmDefinition<BfsParameters, BfsResult> definition = AlgorithmDefinition.of(
                "gds.bfs",
                "The nodes that a node reaches, the nearest first.",
                new Bfs(),
                (configuration, graph) -> new BfsParameters(
                        graph.node("sourceNode"), graph.nodes("targetNodes"), configuration.integer("maxDepth", -1)));
        return visiting(definition, BfsResult::visitOrder);
    }

    private static AlgorithmDefinition<?, ?> depthFirst() {
        AlgorithmDefinition<DfsParameters, DfsResult> definition = AlgorithmDefinition.of(
                "gds.dfs",
                "The nodes that a node reaches, going on from each new one before the others.",
                new Dfs(),
                (configuration, graph) -> new DfsParameters(
                        graph.node("sourceNode"), graph.nodes("targetNodes"), configuration.integer("maxDepth", -1)));
        return visiting(definition, DfsResult::visitOrder);
    }

    /// One row, and a relationship from each visited node to the next.
    private static <P, R> AlgorithmDefinition<P, R> visiting(
            AlgorithmDefinition<P, R> definition, Function<R, int[]> order) {
        return definition
                .streams(Rows.counted(
                        List.of(new Field("sourceNode", "INTEGER"), NODE_IDS, PATH), result -> 1, outcome -> i -> {
                            long[] ids = PathValues.ids(outcome, order.apply(outcome.result()));
                            return new Value[] {
                                Value.of(ids[0]), PathValues.list(ids), PathValues.path(outcome, ids, STEP, null)
                            };
                        }))
                .stats()
                .relationships(false, (outcome, property) -> {
                    int[] nodes = order.apply(outcome.result());
                    int[] sources = Arrays.copyOf(nodes, nodes.length - 1);
                    return NewRelationships.of(sources, Arrays.copyOfRange(nodes, 1, nodes.length), Map.of());
                });
    }

    private static AlgorithmDefinition<?, ?> randomWalk() {
        RandomWalkParameters defaults = RandomWalkParameters.DEFAULT;
        AlgorithmDefinition<RandomWalkParameters, Walks> definition = AlgorithmDefinition.of(
                "gds.randomWalk",
                "Walks over relationships that are drawn at random.",
                new RandomWalk(),
                (configuration, graph) -> new RandomWalkParameters(
                        graph.nodes("sourceNodes"),
                        configuration.integer("walkLength", defaults.walkLength()),
                        configuration.integer("walksPerNode", defaults.walksPerNode()),
                        configuration.number("inOutFactor", defaults.inOutFactor()),
                        configuration.number("returnFactor", defaults.returnFactor())));
        return definition
                .weighted()
                .seeded()
                // Walks are streamed as they are asked for; there is no buffer whose size would matter.
                .options((configuration, mode) ->
                        Require.atLeast("walkBufferSize", configuration.integer("walkBufferSize", 1000), 1))
                .streams(Rows.counted(List.of(NODE_IDS, PATH), Walks::count, outcome -> i -> {
                    long[] ids = PathValues.ids(outcome, outcome.result().walk(i));
                    return new Value[] {PathValues.list(ids), PathValues.path(outcome, ids, STEP, null)};
                }))
                .stats();
    }
}
