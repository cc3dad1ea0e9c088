package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.dag.LongestPath;
import io.orbitgraph.algorithms.paths.dag.TopologicalSort;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.List;

/// Orders and longest paths of directed acyclic graphs.
final class DagProcedures {
    private static final String DISTANCES = "computeMaxDistanceFromSource";

    private DagProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> sort = topologicalSort();
        return List.of(
                sort,
                sort.alias("gds.alpha.topologicalSort"),
                PathDefinition.of(longestPath("gds.dag.longestPath"), outcome -> FoundPaths.of(outcome.result())),
                longestDistance());
    }

    private static AlgorithmDefinition<?, ?> topologicalSort() {
        return AlgorithmDefinition.of(
                        "gds.dag.topologicalSort",
                        "An order of the nodes in which each relationship points forward.",
                        new TopologicalSort(),
                        (configuration, graph) -> TopologicalSort.Parameters.DEFAULT)
                .options((configuration, mode) -> configuration.flag(DISTANCES, false))
                .streams(Rows.counted(
                        List.of(new Field("nodeId", "INTEGER"), new Field("maxDistanceFromSource", "FLOAT")),
                        result -> result.order().length,
                        outcome -> {
                            boolean hasDistances = outcome.configuration().flag(DISTANCES, false);
                            TopologicalSort.Result result = outcome.result();
                            return i -> {
                                int node = result.order()[i];
                                return new Value[] {
                                    Value.of(outcome.id(node)),
                                    hasDistances ? Value.of((double) result.levels()[node]) : Value.NULL
                                };
                            };
                        }));
    }

    private static AlgorithmDefinition<LongestPath.Parameters, LongestPath.Result> longestPath(String name) {
        return AlgorithmDefinition.of(
                name,
                "The heaviest path to each node of a directed acyclic graph.",
                new LongestPath(),
                (configuration, graph) -> LongestPath.Parameters.DEFAULT);
    }

    /// The earlier tier yielded the distance only.
    private static AlgorithmDefinition<?, ?> longestDistance() {
        return longestPath("gds.alpha.longestPath")
                .weighted()
                .streams(Rows.of(
                        List.of(new Field("targetNodeId", "INTEGER"), new Field("distance", "FLOAT")), outcome -> {
                            FoundPaths found = FoundPaths.of(outcome.result());
                            return Rows.indexed(found.count(), i -> new Value[] {
                                Value.of(outcome.id(found.targets()[i])), Value.of(found.totalCosts()[i])
                            });
                        }));
    }
}
