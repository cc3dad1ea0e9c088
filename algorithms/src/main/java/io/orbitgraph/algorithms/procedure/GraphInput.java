package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what a configuration says about the graph at hand: nodes, by themselves or by id, become their numbers, and
/// names of properties become the properties. For the estimate of a graph that there is not, nodes are number 0 and
/// properties empty.
public final class GraphInput {
    private final Configuration configuration;
    private final @Nullable ProjectedGraph whole;
    private final @Nullable CsrGraph graph;
    private final Function<String, CsrGraph> catalog;

    /// @param whole null where there is only the size of a graph
    /// @param graph the part of `whole` that the configuration chooses; null as that is
    public GraphInput(Configuration configuration, @Nullable ProjectedGraph whole, @Nullable CsrGraph graph) {
        this(configuration, whole, graph, name -> {
            throw Configuration.failure("Graph '" + name + "' cannot be used here");
        });
    }

    /// @param catalog other graphs by name
    GraphInput(
            Configuration configuration,
            @Nullable ProjectedGraph whole,
            @Nullable CsrGraph graph,
            Function<String, CsrGraph> catalog) {
        this.configuration = configuration;
        this.whole = whole;
        this.graph = graph;
        this.catalog = catalog;
    }

    /// All of another graph of the catalogue, whose name must be given under `key`; without nodes for the estimate of
    /// a graph that there is not.
    public CsrGraph otherGraph(String key) {
        String name = configuration.requiredText(key);
        return graph == null ? CsrBuilder.of(0, new EdgeList()).build(Workers.sequential()) : catalog.apply(name);
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

    /// The numbers of the nodes under `key`: a label's, nodes or ids by themselves, or a list of such. Null if the key
    /// is missing.
    public @Nullable BitSet filter(String key) {
        if (!configuration.has(key)) {
            return null;
        }
        BitSet nodes = new BitSet();
        for (Value value : configuration.list(key)) {
            if (value instanceof StringValue(String label)) {
                addLabelled(label, nodes);
            } else {
                nodes.set(number(key, value));
            }
        }
        return nodes;
    }

    /// For each label under `key` the numbers of the nodes that have it.
    public List<BitSet> labelled(String key) {
        List<BitSet> sets = new ArrayList<>();
        for (String label : configuration.texts(key, List.of())) {
            BitSet nodes = new BitSet();
            addLabelled(label, nodes);
            sets.add(nodes);
        }
        return sets;
    }

    private void addLabelled(String label, BitSet nodes) {
        if (whole == null || graph == null) {
            return;
        }
        BitSet labelled = whole.nodes(List.of(label));
        for (int node = labelled.nextSetBit(0); node >= 0; node = labelled.nextSetBit(node + 1)) {
            int number = graph.ids().number(whole.ids().id(node));
            if (number >= 0) {
                nodes.set(number);
            }
        }
    }

    /// The relationships of one type, over the nodes of the graph at hand.
    public Adjacency relationships(String type) {
        List<String> nodeLabels = AlgorithmCall.nodeLabels(configuration);
        return whole == null
                ? new Adjacency(new int[1], new int[0], null)
                : whole.graph(List.of(type), nodeLabels, Workers.sequential()).out();
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

    /// Node properties by name.
    public Map<String, NodeColumn> properties(List<String> names) {
        Map<String, NodeColumn> properties = new LinkedHashMap<>();
        for (String name : names) {
            properties.put(name, graph == null ? new NodeColumn.Doubles(new double[0]) : graph.nodeProperty(name));
        }
        return properties;
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
