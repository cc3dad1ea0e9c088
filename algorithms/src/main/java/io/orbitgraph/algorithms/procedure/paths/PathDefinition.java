package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.Mode;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What the procedures that find weighted paths have in common: a row for each path, and a relationship from its source
/// to its target.
final class PathDefinition {
    private static final String WRITE_NODE_IDS = "writeNodeIds";
    private static final String WRITE_COSTS = "writeCosts";

    private PathDefinition() {}

    /// Adds the modes to a definition.
    static <P, R> AlgorithmDefinition<P, R> of(
            AlgorithmDefinition<P, R> definition, Function<Outcome<P, R>, FoundPaths> paths) {
        return definition
                .weighted()
                .streams(Rows.of(fields("path"), outcome -> {
                    FoundPaths found = paths.apply(outcome);
                    return Rows.indexed(found.count(), i -> row(outcome, found.path(i), i));
                }))
                .options(PathDefinition::readOptions)
                .relationships(false, (outcome, property) -> relationships(outcome, paths.apply(outcome)));
    }

    /// @param path what the path as a whole is called
    static List<Field> fields(String path) {
        return List.of(
                new Field("index", "INTEGER"),
                new Field("sourceNode", "INTEGER"),
                new Field("targetNode", "INTEGER"),
                new Field("totalCost", "FLOAT"),
                new Field("nodeIds", "LIST<INTEGER>"),
                new Field("costs", "LIST<FLOAT>"),
                new Field(path, "PATH"));
    }

    static Value[] row(Outcome<?, ?> outcome, WeightedPath path, int index) {
        long[] ids = PathValues.ids(outcome, path.nodes());
        return new Value[] {
            Value.of((long) index),
            Value.of(ids[0]),
            Value.of(ids[ids.length - 1]),
            Value.of(path.totalCost()),
            PathValues.list(ids),
            PathValues.list(path.costs()),
            PathValues.path(outcome, ids, "PATH_" + index, path.costs())
        };
    }

    static void readOptions(Configuration configuration, Mode mode) {
        if (mode == Mode.WRITE) {
            configuration.flag(WRITE_NODE_IDS, false);
            configuration.flag(WRITE_COSTS, false);
        }
    }

    static NewRelationships relationships(Outcome<?, ?> outcome, FoundPaths found) {
        Map<String, IntFunction<Value>> lists = new LinkedHashMap<>();
        if (isSet(outcome.configuration(), WRITE_NODE_IDS)) {
            lists.put(
                    "nodeIds",
                    i -> PathValues.list(PathValues.ids(outcome, found.path(i).nodes())));
        }
        if (isSet(outcome.configuration(), WRITE_COSTS)) {
            lists.put("costs", i -> PathValues.list(found.path(i).costs()));
        }
        return new NewRelationships(found.sources(), found.targets(), Map.of("totalCost", found.totalCosts()), lists);
    }

    /// Whether a flag is there and true; one that the mode does not have is not.
    static boolean isSet(Configuration configuration, String key) {
        return configuration.has(key) && configuration.flag(key, false);
    }
}
