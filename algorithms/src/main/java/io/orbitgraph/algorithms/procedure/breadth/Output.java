package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What results of the same form become: rows, columns and relationships.
final class Output {
    private Output() {}

    /// Rows of `sourceNodeId`, `targetNodeId` and a number.
    ///
    /// @param value what the number is called
    static <P, R> Rows<P, R> links(String value, Function<R, Links> links) {
        return Rows.counted(
                List.of(
                        new Field("sourceNodeId", "INTEGER"),
                        new Field("targetNodeId", "INTEGER"),
                        new Field(value, "FLOAT")),
                result -> links.apply(result).count(),
                outcome -> {
                    Links all = links.apply(outcome.result());
                    return i -> new Value[] {
                        Value.of(outcome.id(all.sources()[i])),
                        Value.of(outcome.id(all.targets()[i])),
                        Value.of(all.values()[i])
                    };
                });
    }

    /// Rows of `sourceNodeId` and `targetNodeId`.
    static <P, R> Rows<P, R> pairs(Function<R, Links> links) {
        return Rows.counted(
                List.of(new Field("sourceNodeId", "INTEGER"), new Field("targetNodeId", "INTEGER")),
                result -> links.apply(result).count(),
                outcome -> {
                    Links all = links.apply(outcome.result());
                    return i ->
                            new Value[] {Value.of(outcome.id(all.sources()[i])), Value.of(outcome.id(all.targets()[i]))
                            };
                });
    }

    /// Rows of `nodeId`.
    static <P, R> Rows<P, R> nodes(Function<Outcome<P, R>, int[]> nodes) {
        return Rows.of(List.of(new Field("nodeId", "INTEGER")), outcome -> {
            int[] all = nodes.apply(outcome);
            return Rows.indexed(all.length, i -> new Value[] {Value.of(outcome.id(all[i]))});
        });
    }

    /// Rows of `index`, `nodeIds` and `size`.
    static <P, R> Rows<P, R> sets(Function<R, NodeSets> sets) {
        return Rows.counted(
                List.of(
                        new Field("index", "INTEGER"),
                        new Field("nodeIds", "LIST<INTEGER>"),
                        new Field("size", "INTEGER")),
                result -> sets.apply(result).count(),
                outcome -> {
                    NodeSets all = sets.apply(outcome.result());
                    return i -> {
                        int[] set = all.sets().get(i);
                        return new Value[] {Value.of(i), ids(outcome, set), Value.of(set.length)};
                    };
                });
    }

    /// Rows of `index`, `nodeIds`, `costs` up to each node, and `totalCost`.
    static <P, R> Rows<P, R> paths(Function<R, List<WeightedPath>> paths) {
        ToIntFunction<R> count = result -> paths.apply(result).size();
        return Rows.counted(
                List.of(
                        new Field("index", "INTEGER"),
                        new Field("nodeIds", "LIST<INTEGER>"),
                        new Field("costs", "LIST<FLOAT>"),
                        new Field("totalCost", "FLOAT")),
                count,
                outcome -> {
                    List<WeightedPath> all = paths.apply(outcome.result());
                    return i -> {
                        WeightedPath path = all.get(i);
                        return new Value[] {
                            Value.of(i),
                            ids(outcome, path.nodes()),
                            ListValue.ofFloats(path.costs()),
                            Value.of(path.totalCost())
                        };
                    };
                });
    }

    static ListValue ids(Outcome<?, ?> outcome, int[] nodes) {
        List<Value> ids = new ArrayList<>(nodes.length);
        for (int node : nodes) {
            ids.add(Value.of(outcome.id(node)));
        }
        return new ListValue(ids);
    }

    /// 1 for some nodes, 0 for the others.
    static NodeColumn flags(Outcome<?, ?> outcome, int[] nodes) {
        long[] flags = new long[outcome.graph().nodeCount()];
        for (int node : nodes) {
            flags[node] = 1;
        }
        return new NodeColumn.Longs(flags);
    }

    static NodeColumn numbers(int[] values) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return new NodeColumn.Longs(numbers);
    }

    /// @param property what the values are called; null to leave them out
    static NewRelationships relationships(Links links, @Nullable String property) {
        return NewRelationships.of(
                links.sources(), links.targets(), property == null ? Map.of() : Map.of(property, links.values()));
    }

    /// The steps of a path, with what each costs.
    static NewRelationships relationships(WeightedPath path, @Nullable String property) {
        int steps = path.nodes().length - 1;
        int[] sources = new int[steps];
        int[] targets = new int[steps];
        double[] costs = new double[steps];
        for (int i = 0; i < steps; i++) {
            sources[i] = path.nodes()[i];
            targets[i] = path.nodes()[i + 1];
            costs[i] = path.costs()[i + 1] - path.costs()[i];
        }
        return NewRelationships.of(sources, targets, property == null ? Map.of() : Map.of(property, costs));
    }
}
