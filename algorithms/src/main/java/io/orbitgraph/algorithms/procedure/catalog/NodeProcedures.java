package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.filter.FilterParser;
import io.orbitgraph.algorithms.graph.filter.GraphFilter;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.WriteBack;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// Properties and labels of projected nodes: reading, writing to the database, dropping.
final class NodeProcedures {
    private static final int CHECK_EVERY = 1024;

    private NodeProcedures() {}

    static List<Procedure> all() {
        Procedure streamOne = stream(true);
        Procedure streamSome = stream(false);
        Procedure write = write();
        Procedure drop = drop();
        Procedure mutateLabel = mutateLabel();
        Procedure writeLabel = writeLabel();
        return List.of(
                streamOne,
                streamOne.deprecatedAlias("gds.graph.streamNodeProperty"),
                streamSome,
                streamSome.deprecatedAlias("gds.graph.streamNodeProperties"),
                write,
                write.deprecatedAlias("gds.graph.writeNodeProperties"),
                drop,
                drop.deprecatedAlias("gds.graph.removeNodeProperties"),
                mutateLabel,
                mutateLabel.deprecatedAlias("gds.alpha.graph.nodeLabel.mutate"),
                writeLabel,
                writeLabel.deprecatedAlias("gds.alpha.graph.nodeLabel.write"));
    }

    private static Procedure stream(boolean single) {
        AlgorithmProcedure.Builder builder = AlgorithmProcedure.reading(
                        single ? "gds.graph.nodeProperty.stream" : "gds.graph.nodeProperties.stream",
                        "Streams properties of projected nodes.")
                .takes("graphName", "STRING")
                .takes("nodeProperties", single ? "STRING" : "ANY")
                .takes("nodeLabels", "ANY", CatalogCall.list(List.of("*")))
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("nodeId", "INTEGER");
        if (!single) {
            builder.yields("nodeProperty", "STRING");
        }
        return builder.yields("propertyValue", "ANY")
                .yields("nodeLabels", "LIST<STRING>")
                .runs((context, arguments) -> streamed(context, arguments, single));
    }

    private static Iterator<Value[]> streamed(ProcedureContext context, Value[] arguments, boolean single) {
        CatalogCall call = new CatalogCall(context, arguments[3]);
        ProjectedGraph graph = call.graph(arguments[0]).graph();
        List<String> properties = CatalogCall.texts("nodeProperties", arguments[1]);
        boolean labelled = call.configuration().flag("listNodeLabels", false);
        call.workers();
        call.configuration().requireNoOthers();
        List<NodeColumn> columns = properties.stream().map(graph::nodeProperty).toList();
        BitSet nodes = nodes(graph, properties, CatalogCall.texts("nodeLabels", arguments[2]));
        return new Iterator<>() {
            private int rank = next(0);
            private int property;

            private int next(int from) {
                int next = from;
                while (next < graph.nodeCount() && !nodes.get(graph.ids().numberAt(next))) {
                    next++;
                }
                return next;
            }

            @Override
            public boolean hasNext() {
                return rank < graph.nodeCount() && !columns.isEmpty();
            }

            @Override
            public Value[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int node = graph.ids().numberAt(rank);
                Value id = Value.of(graph.ids().idAt(rank));
                Value value = columns.get(property).value(node);
                Value labels = labelled ? labels(graph, node) : ListValue.EMPTY;
                Value[] row = single
                        ? new Value[] {id, value, labels}
                        : new Value[] {id, Value.of(properties.get(property)), value, labels};
                if (++property == columns.size()) {
                    property = 0;
                    rank = next(rank + 1);
                }
                return row;
            }
        };
    }

    /// The nodes of these labels; of `*`, those of labels that have all the properties.
    private static BitSet nodes(ProjectedGraph graph, Collection<String> properties, List<String> labels) {
        Set<String> having = graph.schema().labelsWith(properties);
        if (labels.isEmpty() || labels.contains("*")) {
            if (having.isEmpty() && !graph.labels().isEmpty()) {
                throw Configuration.failure(
                        "There is no label whose nodes have all of the properties " + String.join(", ", properties));
            }
            return graph.nodes(having);
        }
        for (String label : labels) {
            if (graph.labels().containsKey(label) && !having.contains(label)) {
                throw Configuration.failure("Nodes with the label '" + label + "' do not have all of the properties "
                        + String.join(", ", properties) + "; nodes with these labels do: " + String.join(", ", having));
            }
        }
        return graph.nodes(labels);
    }

    private static ListValue labels(ProjectedGraph graph, int node) {
        List<String> labels = new ArrayList<>();
        graph.labels().forEach((label, members) -> {
            if (members.get(node)) {
                labels.add(label);
            }
        });
        return CatalogCall.list(labels);
    }

    private static Procedure write() {
        return AlgorithmProcedure.writing(
                        "gds.graph.nodeProperties.write", "Writes properties of projected nodes to the database.")
                .takes("graphName", "STRING")
                .takes("nodeProperties", "ANY")
                .takes("nodeLabels", "ANY", CatalogCall.list(List.of("*")))
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("writeMillis", "INTEGER")
                .yields("graphName", "STRING")
                .yields("nodeProperties", "LIST<STRING>")
                .yields("propertiesWritten", "INTEGER")
                .yields("configuration", "MAP")
                .answers(NodeProcedures::written);
    }

    private static Value[] written(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[3]);
        CatalogGraph entry = call.graph(arguments[0]);
        ProjectedGraph graph = entry.graph();
        call.workers();
        call.configuration().optionalInteger("writeConcurrency");
        call.configuration().requireNoOthers();
        Map<String, String> names = renamed(arguments[1]);
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        names.forEach((projected, stored) -> {
            if (columns.put(stored, graph.nodeProperty(projected)) != null) {
                throw Configuration.failure("Two properties would be written as '" + stored
                        + "'; {projected: 'other'} writes one under another name");
            }
        });
        BitSet nodes = nodes(graph, names.keySet(), CatalogCall.texts("nodeLabels", arguments[2]));
        long written = new WriteBack(context).nodeProperties(graph.ids(), columns, nodes::get);
        return new Value[] {
            Value.of(CatalogCall.millisSince(begin)),
            Value.of(entry.name()),
            CatalogCall.list(names.keySet()),
            Value.of(written),
            call.configuration().effective()
        };
    }

    /// Names in the database by names in the projection: `'a'`, `['a', {b: 'c'}]` or `{b: 'c'}`.
    private static Map<String, String> renamed(Value value) {
        Map<String, String> names = new LinkedHashMap<>();
        switch (value) {
            case StringValue(String name) -> names.put(name, name);
            case MapValue map ->
                map.entries().forEach((name, stored) -> names.put(name, CatalogCall.text("nodeProperties", stored)));
            case ListValue(List<Value> elements) -> elements.forEach(element -> names.putAll(renamed(element)));
            default -> throw CatalogCall.wrongType("nodeProperties", "a name, a list or a map", value);
        }
        return names;
    }

    private static Procedure drop() {
        return AlgorithmProcedure.reading(
                        "gds.graph.nodeProperties.drop", "Drops node properties from a graph of the catalogue.")
                .takes("graphName", "STRING")
                .takes("nodeProperties", "ANY")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("propertiesRemoved", "INTEGER")
                .yields("graphName", "STRING")
                .yields("nodeProperties", "LIST<STRING>")
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    CatalogGraph entry = call.graph(arguments[0]);
                    call.workers();
                    boolean failIfMissing = call.configuration().flag("failIfMissing", true);
                    call.configuration().requireNoOthers();
                    List<String> wanted = CatalogCall.texts("nodeProperties", arguments[1]);
                    long[] removed = new long[1];
                    entry.update(graph -> {
                        List<String> names = new ArrayList<>(wanted);
                        if (!failIfMissing) {
                            names.retainAll(graph.nodeProperties().keySet());
                        }
                        ProjectedGraph left = graph.withoutNodeProperties(names);
                        removed[0] = (long) Set.copyOf(names).size() * graph.nodeCount();
                        return left;
                    });
                    return new Value[] {Value.of(removed[0]), Value.of(entry.name()), CatalogCall.list(wanted)};
                });
    }

    private static BitSet matching(CatalogCall call, ProjectedGraph graph, Workers workers) {
        String filter = call.configuration().requiredText("nodeFilter");
        return GraphFilter.nodes(graph, FilterParser.nodes(filter, MapValue.EMPTY), workers);
    }

    /// @param millis what the time is called
    private static AlgorithmProcedure.Builder labelling(AlgorithmProcedure.Builder builder, String millis) {
        return builder.takes("graphName", "STRING")
                .takes("nodeLabel", "STRING")
                .takes("configuration", "MAP")
                .yields(millis, "INTEGER")
                .yields("graphName", "STRING")
                .yields("nodeLabel", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("nodeLabelsWritten", "INTEGER")
                .yields("configuration", "MAP");
    }

    private static Procedure mutateLabel() {
        return labelling(
                        AlgorithmProcedure.reading(
                                "gds.graph.nodeLabel.mutate", "Adds a label to projected nodes that meet a condition."),
                        "mutateMillis")
                .answers((context, arguments) -> {
                    long begin = System.nanoTime();
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    CatalogGraph entry = call.graph(arguments[0]);
                    String label = CatalogCall.text("nodeLabel", arguments[1]);
                    Workers workers = call.workers();
                    call.configuration().requiredText("nodeFilter");
                    call.configuration().requireNoOthers();
                    long[] count = new long[1];
                    entry.update(graph -> {
                        if (graph.labels().containsKey(label)) {
                            throw Configuration.failure("The graph '" + entry.name() + "' has the label '" + label
                                    + "' already; choose another name");
                        }
                        BitSet nodes = matching(call, graph, workers);
                        count[0] = nodes.cardinality();
                        return graph.withLabel(label, nodes);
                    });
                    return labelRow(begin, entry, label, count[0], call);
                });
    }

    private static Procedure writeLabel() {
        return labelling(
                        AlgorithmProcedure.writing(
                                "gds.graph.nodeLabel.write",
                                "Writes a label to the nodes of the database whose projections meet a condition."),
                        "writeMillis")
                .answers((context, arguments) -> {
                    long begin = System.nanoTime();
                    CatalogCall call = new CatalogCall(context, arguments[2]);
                    CatalogGraph entry = call.graph(arguments[0]);
                    ProjectedGraph graph = entry.graph();
                    String label = CatalogCall.text("nodeLabel", arguments[1]);
                    Workers workers = call.workers();
                    call.configuration().optionalInteger("writeConcurrency");
                    call.configuration().requiredText("nodeFilter");
                    call.configuration().requireNoOthers();
                    BitSet nodes = matching(call, graph, workers);
                    GraphTransaction transaction = context.service(GraphTransaction.class);
                    int token = context.service(Tokens.class).createLabel(label);
                    long written = 0;
                    for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
                        if (written++ % CHECK_EVERY == 0) {
                            context.checkCancelled();
                        }
                        transaction.addLabel(graph.ids().id(node), token);
                    }
                    return labelRow(begin, entry, label, written, call);
                });
    }

    private static Value[] labelRow(long begin, CatalogGraph entry, String label, long count, CatalogCall call) {
        return new Value[] {
            Value.of(CatalogCall.millisSince(begin)),
            Value.of(entry.name()),
            Value.of(label),
            Value.of(entry.graph().nodeCount()),
            Value.of(count),
            call.configuration().effective()
        };
    }
}
