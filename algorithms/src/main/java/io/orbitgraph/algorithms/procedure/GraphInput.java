package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what a configuration says about the graph at hand: nodes, by themselves or by id, become their numbers, and
/// names of properties become the properties. For the estimate of a graph that there is not, nodes are number 0 and
/// properties empty.
public final class GraphInput {
    private final Configuration configuration;
    private final @Nullable CsrGraph graph;
    private final Function<String, CsrGraph> catalog;

    public GraphInput(Configuration configuration, @Nullable CsrGraph graph) {
        this(configuration, graph, name -> {
            throw Configuration.failure("Graph '" + name + "' cannot be used here");
        });
    }

    /// @param catalog other graphs by name
    GraphInput(Configuration configuration, @Nullable CsrGraph graph, Function<String, CsrGraph> catalog) {
        this.configuration = configuration;
        this.graph = graph;
        this.catalog = catalog;
    }

    /// All of another graph of the catalogue, whose name must be given under `key`; without nodes for the estimate of
    /// a graph that there is not.
    public CsrGraph otherGraph(String key) {
        String name = configuration.requiredText(key);
        return graph == null
                ? CsrBuilder.of(0, new EdgeList()).build(Workers.sequential())
                : catalog.apply(name);
    }

    /// The number of the node that must be given under `key`.
    public int node(String key) {
        if (!configuration.has(key)) {
            throw Configuration.failure("`" + key + "` is missing; it must be a node or the id of one");
        }
        return number(key, configuration.value(key));
    }

    /// The numbers of the nodes under `key`, a list or a single one; empty if the key is missing.
    public int[] nodes(String key) {
        List<Value> values = configuration.list(key);
        int[] numbers = new int[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(key, values.get(i));
        }
        return numbers;
    }

    /// As {@link #nodes}, but there must be one.
    public int[] someNodes(String key) {
        int[] nodes = nodes(key);
        if (nodes.length == 0) {
            throw Configuration.failure(
                    "`" + key + "` is missing or empty; it must be a node, an id, or a list of them");
        }
        return nodes;
    }

    private int number(String key, Value value) {
        long id = switch (value) {
            case NodeValue node -> node.id();
            case IntegerValue(long number) -> number;
            default ->
                throw Configuration.failure(
                        "`" + key + "` must be a node or the id of one, not " + TypeName.of(value) + " " + value);
        };
        if (graph == null) {
            return 0;
        }
        int number = graph.ids().number(id);
        if (number < 0) {
            throw Configuration.failure("`" + key + "`: the node with id " + id
                    + " is not in the graph; was it created after the projection, or is it left out by `nodeLabels`?");
        }
        return number;
    }

    /// The node property that `key` names; null if the key is missing or there is no graph.
    public @Nullable NodeColumn property(String key) {
        String name = configuration.optionalText(key);
        return name == null || graph == null ? null : graph.nodeProperty(name);
    }

    /// As {@link #property}, as whole numbers; null if the key is missing.
    public long @Nullable [] longs(String key) {
        if (!configuration.has(key)) {
            return null;
        }
        return switch (property(key)) {
            case null -> new long[0];
            case NodeColumn.Longs(long[] values) -> values;
            case NodeColumn.Doubles(double[] values) -> whole(key, values);
            case NodeColumn.DoubleLists ignored -> throw notNumbers(key);
            case NodeColumn.LongLists ignored -> throw notNumbers(key);
        };
    }

    private static long[] whole(String key, double[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) >= 0x1p63) {
                throw Configuration.failure("The property that `" + key + "` names holds " + values[i]
                        + " where whole numbers are needed; a default value fills gaps: "
                        + "nodeProperties: {x: {property: 'x', defaultValue: -1}}");
            }
            result[i] = (long) values[i];
        }
        return result;
    }

    /// As {@link #property}, as numbers; null if the key is missing.
    public double @Nullable [] doubles(String key) {
        if (!configuration.has(key)) {
            return null;
        }
        return switch (property(key)) {
            case null -> new double[0];
            case NodeColumn.Doubles(double[] values) -> values;
            case NodeColumn.Longs(long[] values) -> {
                double[] result = new double[values.length];
                for (int i = 0; i < result.length; i++) {
                    result[i] = values[i];
                }
                yield result;
            }
            case NodeColumn.DoubleLists ignored -> throw notNumbers(key);
            case NodeColumn.LongLists ignored -> throw notNumbers(key);
        };
    }

    private static RuntimeException notNumbers(String key) {
        return Configuration.failure("The property that `" + key + "` names holds lists where numbers are needed");
    }
}
