package io.orbitgraph.tck.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small graph that has what graphs in the wild have: no label or several, self-loops, parallel relationships,
/// properties that are
/// missing or of mixed types. `uid` is on every node and relationship, and unique; `num` is a number, `name` a string,
/// `flag` a
/// boolean, `tags` a list of strings, `mixed` anything.
public record RandomGraph(List<NodeRow> nodes, List<RelationshipRow> relationships) {
    static final List<String> LABELS = List.of("A", "B", "C");
    static final List<String> TYPES = List.of("T", "U", "V");

    public RandomGraph {
        nodes = List.copyOf(nodes);
        relationships = List.copyOf(relationships);
    }

    public record NodeRow(int uid, List<String> labels, Map<String, Object> properties) {}

    public record RelationshipRow(int uid, int from, int to, String type, Map<String, Object> properties) {}

    public static RandomGraph of(Dice dice) {
        int size = dice.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 10);
        List<NodeRow> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> labels = new ArrayList<>();
            for (String label : LABELS) {
                if (dice.chance(label.equals("A") ? 60 : 25)) {
                    labels.add(label);
                }
            }
            nodes.add(new NodeRow(i, labels, properties(dice)));
        }
        List<RelationshipRow> relationships = new ArrayList<>();
        for (int i = size == 0 ? 0 : dice.between(0, size + 4); i > 0; i--) {
            int from = dice.below(size);
            int to = dice.chance(12) ? from : dice.below(size);
            RelationshipRow row = new RelationshipRow(
                    100 + relationships.size(),
                    from,
                    to,
                    dice.chance(60) ? "T" : dice.of(TYPES),
                    dice.chance(60) ? properties(dice) : Map.of());
            relationships.add(row);
            if (dice.chance(10)) {
                relationships.add(
                        new RelationshipRow(100 + relationships.size(), from, to, row.type(), row.properties()));
            }
        }
        return new RandomGraph(nodes, relationships);
    }

    private static Map<String, Object> properties(Dice dice) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (dice.chance(75)) {
            properties.put(
                    "num", dice.chance(80) ? (Object) (long) dice.between(-1, 4) : (Object) dice.of(0.5, 1.5, -0.5));
        }
        if (dice.chance(60)) {
            properties.put("name", dice.of("a", "b", "ab", "Abc", "", "x y", "5"));
        }
        if (dice.chance(40)) {
            properties.put("flag", dice.chance(50));
        }
        if (dice.chance(30)) {
            properties.put("tags", dice.of(List.of(), List.of("a"), List.of("a", "b"), List.of("b", "a", "b")));
        }
        if (dice.chance(60)) {
            properties.put(
                    "mixed",
                    dice.of(
                            1L,
                            2L,
                            1.0,
                            2.5,
                            "1",
                            "a",
                            true,
                            false,
                            List.of(1L, 2L),
                            List.of(1L),
                            List.of("a"),
                            List.of(),
                            Double.NaN));
        }
        return properties;
    }

    /// One CREATE statement, or empty for the empty graph.
    public String createStatement() {
        List<String> parts = new ArrayList<>();
        for (NodeRow node : nodes) {
            StringBuilder part = new StringBuilder("(n").append(node.uid());
            node.labels().forEach(label -> part.append(':').append(label));
            parts.add(part.append(' ')
                    .append(map(node.uid(), node.properties()))
                    .append(')')
                    .toString());
        }
        for (RelationshipRow row : relationships) {
            parts.add("(n%d)-[:%s %s]->(n%d)"
                    .formatted(row.from(), row.type(), map(row.uid(), row.properties()), row.to()));
        }
        return parts.isEmpty() ? "" : "CREATE " + String.join(",\n       ", parts);
    }

    private static String map(int uid, Map<String, Object> properties) {
        StringBuilder out = new StringBuilder("{uid: ").append(uid);
        properties.forEach(
                (key, value) -> out.append(", ").append(key).append(": ").append(Rendering.literal(value)));
        return out.append('}').toString();
    }

    /// Graphs that have one thing less.
    List<RandomGraph> smaller() {
        List<RandomGraph> graphs = new ArrayList<>();
        for (NodeRow node : nodes) {
            graphs.add(new RandomGraph(
                    nodes.stream().filter(n -> n != node).toList(),
                    relationships.stream()
                            .filter(r -> r.from() != node.uid() && r.to() != node.uid())
                            .toList()));
        }
        for (RelationshipRow row : relationships) {
            graphs.add(new RandomGraph(
                    nodes, relationships.stream().filter(r -> r != row).toList()));
        }
        for (NodeRow node : nodes) {
            for (String label : node.labels()) {
                graphs.add(with(
                        node,
                        new NodeRow(
                                node.uid(),
                                node.labels().stream()
                                        .filter(l -> !l.equals(label))
                                        .toList(),
                                node.properties())));
            }
            for (String key : node.properties().keySet()) {
                graphs.add(with(node, new NodeRow(node.uid(), node.labels(), without(node.properties(), key))));
            }
        }
        for (RelationshipRow row : relationships) {
            for (String key : row.properties().keySet()) {
                RelationshipRow less = new RelationshipRow(
                        row.uid(), row.from(), row.to(), row.type(), without(row.properties(), key));
                graphs.add(new RandomGraph(
                        nodes,
                        relationships.stream().map(r -> r == row ? less : r).toList()));
            }
        }
        return graphs;
    }

    private RandomGraph with(NodeRow old, NodeRow replacement) {
        return new RandomGraph(
                nodes.stream().map(n -> n == old ? replacement : n).toList(), relationships);
    }

    private static Map<String, Object> without(Map<String, Object> properties, String key) {
        Map<String, Object> less = new LinkedHashMap<>(properties);
        less.remove(key);
        return less;
    }
}
