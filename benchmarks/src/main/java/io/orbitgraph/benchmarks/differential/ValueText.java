package io.orbitgraph.benchmarks.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

/// Values as text that is the same for equal values of any server: elements by labels and properties, floats to twelve
/// digits since
/// sums of floats depend on the order of the rows.
final class ValueText {
    private final boolean sortLists;

    /// @param sortLists whether lists that differ in their order only have the same text
    ValueText(boolean sortLists) {
        this.sortLists = sortLists;
    }

    String of(Value value) {
        return switch (value.type().name()) {
            case "NODE" -> node(value.asNode());
            case "RELATIONSHIP" -> relationship(value.asRelationship());
            case "PATH" -> path(value.asPath());
            case "LIST OF ANY?" -> {
                List<String> items = new ArrayList<>(value.asList(this::of));
                if (sortLists) {
                    items.sort(null);
                }
                yield items.toString();
            }
            case "MAP" -> new TreeMap<>(value.asMap(this::of)).toString();
            case "FLOAT" -> number(value.asDouble());
            case "STRING" -> "'" + value.asString() + "'";
            default -> value.toString();
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return Double.toString(value);
        }
        return String.format(Locale.ROOT, "%.11e", value);
    }

    String node(Node node) {
        List<String> labels = new ArrayList<>();
        node.labels().forEach(labels::add);
        labels.sort(null);
        return "(" + String.join(":", labels) + properties(node.asMap(this::of)) + ")";
    }

    String relationship(Relationship relationship) {
        return "[:" + relationship.type() + properties(relationship.asMap(this::of)) + "]";
    }

    private static String properties(Map<String, String> properties) {
        return new TreeMap<>(properties).toString();
    }

    private String path(Path path) {
        Map<String, String> nodes = new HashMap<>();
        path.nodes().forEach(node -> nodes.put(node.elementId(), node(node)));
        StringBuilder out = new StringBuilder("<").append(node(path.start()));
        String at = path.start().elementId();
        for (Relationship relationship : path.relationships()) {
            boolean forward = relationship.startNodeElementId().equals(at);
            at = forward ? relationship.endNodeElementId() : relationship.startNodeElementId();
            out.append(forward ? "-" : "<-")
                    .append(relationship(relationship))
                    .append(forward ? "->" : "-")
                    .append(nodes.get(at));
        }
        return out.append('>').toString();
    }
}
