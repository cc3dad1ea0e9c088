package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What kinds of nodes and relationships there are, found by reading the whole graph once per call: the answers are
/// exact.
final class SchemaProcedures {
    private SchemaProcedures() {}

    static List<Procedure> all() {
        return List.of(
                BuiltIn.reading(
                        "db.schema.nodeTypeProperties",
                        "Show the derived property schema of the nodes in tabular form.",
                        List.of(
                                "nodeType STRING",
                                "nodeLabels LIST<STRING>",
                                "propertyName STRING",
                                "propertyTypes LIST<STRING>",
                                "mandatory BOOLEAN"),
                        (context, _) -> nodeTypeProperties(context)),
                BuiltIn.reading(
                        "db.schema.relTypeProperties",
                        "Show the derived property schema of the relationships in tabular form.",
                        List.of(
                                "relType STRING",
                                "propertyName STRING",
                                "propertyTypes LIST<STRING>",
                                "mandatory BOOLEAN"),
                        (context, _) -> relationshipTypeProperties(context)),
                BuiltIn.reading(
                        "db.schema.visualization",
                        "Visualizes the schema of the data based on available statistics.",
                        List.of("nodes LIST<NODE>", "relationships LIST<RELATIONSHIP>"),
                        (context, _) -> List.<Value[]>of(visualization(context))));
    }

    /// The properties seen on one kind of element.
    private static final class Kind {
        private long elements;
        private final Map<String, TreeSet<String>> types = new TreeMap<>();
        private final Map<String, Long> counts = new HashMap<>();

        void add(String key, Value value) {
            types.computeIfAbsent(key, _ -> new TreeSet<>()).add(PropertyTypeName.of(value));
            counts.merge(key, 1L, Long::sum);
        }

        boolean isMandatory(String key) {
            return counts.getOrDefault(key, 0L) == elements;
        }
    }

    private interface NodeVisitor {
        void visit(long node);
    }

    private static void forEachNode(ProcedureContext context, GraphReader graph, NodeVisitor visitor) {
        try (NodeScan scan = graph.scanNodes()) {
            while (scan.nextGroup()) {
                context.checkCancelled();
                int[] slots = scan.slots().clone();
                for (int i = 0; i < scan.count(); i++) {
                    visitor.visit(scan.firstNode() + slots[i]);
                }
            }
        }
    }

    private static List<Value[]> nodeTypeProperties(ProcedureContext context) {
        GraphReader graph = context.service(GraphTransaction.class);
        Tokens tokens = context.service(GraphStore.class).tokens();
        Map<List<String>, Kind> kinds = new LinkedHashMap<>();
        forEachNode(context, graph, node -> {
            Kind kind = kinds.computeIfAbsent(labels(graph, tokens, node), _ -> new Kind());
            kind.elements++;
            for (int key : graph.nodePropertyKeys(node)) {
                kind.add(tokens.propertyKeyName(key), graph.nodeProperty(node, key));
            }
        });
        List<Value[]> rows = new ArrayList<>();
        kinds.forEach((labels, kind) -> {
            StringBuilder type = new StringBuilder();
            labels.forEach(label -> type.append(":`").append(label).append('`'));
            Value nodeType = BuiltIn.text(type.toString());
            if (kind.types.isEmpty()) {
                rows.add(BuiltIn.row(nodeType, BuiltIn.texts(labels), Value.NULL, Value.NULL, Value.of(false)));
            }
            kind.types.forEach((key, types) -> rows.add(BuiltIn.row(
                    nodeType,
                    BuiltIn.texts(labels),
                    BuiltIn.text(key),
                    BuiltIn.texts(types),
                    Value.of(kind.isMandatory(key)))));
        });
        return rows;
    }

    private static List<String> labels(GraphReader graph, Tokens tokens, long node) {
        List<String> names = new ArrayList<>();
        for (int label : graph.labels(node)) {
            names.add(tokens.labelName(label));
        }
        names.sort(null);
        return names;
    }

    private static List<Value[]> relationshipTypeProperties(ProcedureContext context) {
        GraphReader graph = context.service(GraphTransaction.class);
        Tokens tokens = context.service(GraphStore.class).tokens();
        Map<String, Kind> kinds = new TreeMap<>();
        Neighbours neighbours = new Neighbours();
        forEachNode(context, graph, node -> {
            for (int type : graph.types(node, Direction.OUT)) {
                Kind kind = kinds.computeIfAbsent(tokens.relationshipTypeName(type), _ -> new Kind());
                graph.neighbours(node, Direction.OUT, type, neighbours);
                for (int i = neighbours.from; i < neighbours.to; i++) {
                    kind.elements++;
                    long relationship = neighbours.relationship(i);
                    for (int key : graph.relationshipPropertyKeys(relationship)) {
                        kind.add(tokens.propertyKeyName(key), graph.relationshipProperty(relationship, key));
                    }
                }
            }
        });
        List<Value[]> rows = new ArrayList<>();
        kinds.forEach((type, kind) -> {
            Value name = BuiltIn.text(":`" + type + "`");
            if (kind.types.isEmpty() && kind.elements > 0) {
                rows.add(BuiltIn.row(name, Value.NULL, Value.NULL, Value.of(false)));
            }
            kind.types.forEach((key, types) -> rows.add(
                    BuiltIn.row(name, BuiltIn.text(key), BuiltIn.texts(types), Value.of(kind.isMandatory(key)))));
        });
        return rows;
    }

    /// One virtual node per label, one virtual relationship per label, type and label; their ids are negative.
    private static Value[] visualization(ProcedureContext context) {
        GraphReader graph = context.service(GraphTransaction.class);
        Tokens tokens = context.service(GraphStore.class).tokens();
        record Link(int start, int type, int end) {}
        TreeMap<Integer, Value> nodes = new TreeMap<>();
        Map<Link, Value> links = new LinkedHashMap<>();
        Neighbours neighbours = new Neighbours();
        forEachNode(context, graph, node -> {
            int[] starts = graph.labels(node);
            for (int label : starts) {
                nodes.computeIfAbsent(label, found -> virtualNode(tokens, found));
            }
            for (int type : graph.types(node, Direction.OUT)) {
                graph.neighbours(node, Direction.OUT, type, neighbours);
                for (int i = neighbours.from; i < neighbours.to; i++) {
                    for (int end : graph.labels(neighbours.neighbour(i))) {
                        for (int start : starts) {
                            Link link = new Link(start, type, end);
                            if (!links.containsKey(link)) {
                                links.put(
                                        link,
                                        new RelationshipRecord(
                                                -1L - links.size(),
                                                -1L - start,
                                                -1L - end,
                                                tokens.relationshipTypeName(type),
                                                MapValue.of("name", BuiltIn.text(tokens.relationshipTypeName(type)))));
                            }
                        }
                    }
                }
            }
        });
        return BuiltIn.row(new ListValue(List.copyOf(nodes.values())), new ListValue(List.copyOf(links.values())));
    }

    private static Value virtualNode(Tokens tokens, int label) {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("name", BuiltIn.text(tokens.labelName(label)));
        properties.put("indexes", ListValue.EMPTY);
        properties.put("constraints", ListValue.EMPTY);
        return new NodeRecord(-1L - label, List.of(tokens.labelName(label)), MapValue.copyOf(properties));
    }
}
