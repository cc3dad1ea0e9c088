package io.orbitgraph.algorithms.procedure.function;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// From ids to nodes and to the properties that projections have of them.
final class NodeFunctions {
    private NodeFunctions() {}

    static List<UserFunction> all() {
        return List.of(
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.util.asNode",
                                        "NODE",
                                        Functions.CATEGORY,
                                        "The node with that id; null if there is none.")
                                .takes("nodeId", "NUMBER"),
                        (context, arguments) -> {
                            long id = id(arguments[0]);
                            return context.service(GraphReader.class).nodeExists(id)
                                    ? new NodeReference(id)
                                    : Value.NULL;
                        }),
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.util.asNodes",
                                        "LIST<NODE>",
                                        Functions.CATEGORY,
                                        "The nodes with those ids, in their order, without those that do not exist.")
                                .takes("nodeIds", "LIST<NUMBER>"),
                        (context, arguments) -> nodes(context, (ListValue) arguments[0])),
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.util.nodeProperty",
                                        "ANY",
                                        Functions.CATEGORY,
                                        "A property that a node has in a projection; null if it lacks the label.")
                                .takes("graphName", "STRING")
                                .takes("nodeId", "ANY")
                                .takes("propertyKey", "STRING")
                                .optionally("nodeLabel", "STRING", Value.of("*")),
                        (context, arguments) -> property(
                                context,
                                text(arguments[0]),
                                id(arguments[1]),
                                text(arguments[2]),
                                text(arguments[3]))));
    }

    private static String text(Value value) {
        return ((StringValue) value).value();
    }

    private static long id(Value value) {
        return switch (value) {
            case IntegerValue(long id) -> id;
            case FloatValue(double id) when id == Math.rint(id) && Math.abs(id) < 0x1p53 -> (long) id;
            case NodeValue node -> node.id();
            default ->
                throw new OrbitException(
                        ErrorCode.ARGUMENT_TYPE, "The id of a node is a whole number, not " + TypeName.of(value));
        };
    }

    private static ListValue nodes(ProcedureContext context, ListValue ids) {
        GraphReader graph = context.service(GraphReader.class);
        List<Value> nodes = new ArrayList<>();
        for (Value value : ids) {
            if (!value.isNull() && graph.nodeExists(id(value))) {
                nodes.add(new NodeReference(id(value)));
            }
        }
        return new ListValue(nodes);
    }

    private static Value property(ProcedureContext context, String graphName, long id, String property, String label) {
        ProjectedGraph graph = context.service(AlgorithmService.class)
                .catalog()
                .graph(context.user(), context.database(), graphName)
                .graph();
        int node = graph.ids().number(id);
        if (node < 0) {
            throw Configuration.failure("The node with id " + id + " is not in graph '" + graphName
                    + "'; was it created after the projection?");
        }
        NodeColumn column = graph.nodeProperties().get(property);
        if (column == null) {
            throw Configuration.failure("Graph '" + graphName + "' has no node property '" + property + "'."
                    + NearestName.hint(property, graph.nodeProperties().keySet()));
        }
        return hasLabel(graph, graphName, node, label) ? column.value(node) : Value.NULL;
    }

    private static boolean hasLabel(ProjectedGraph graph, String graphName, int node, String label) {
        if (label.equals("*")) {
            return true;
        }
        BitSet labelled = graph.labels().get(label);
        if (labelled == null) {
            throw Configuration.failure("Graph '" + graphName + "' has no label '" + label + "'."
                    + NearestName.hint(label, graph.labels().keySet()));
        }
        return labelled.get(node);
    }
}
