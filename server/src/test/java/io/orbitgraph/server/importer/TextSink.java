package io.orbitgraph.server.importer;

import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps a graph as lines of text, such as `0 (:Person {name: 'Ann'})` and `0-[:KNOWS {w: 1}]->1`.
final class TextSink implements BulkImporter {
    final List<String> nodes = new ArrayList<>();
    final List<String> relationships = new ArrayList<>();
    /// By id, for messages of tests that name nodes by a property.
    final Map<Long, String> nodeById = new HashMap<>();

    boolean finished;

    @Override
    public void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids) {
        for (int i = 0; i < count; i++) {
            ids[i] = nodes.size();
            StringBuilder text = new StringBuilder("(");
            labels.forEach(label -> text.append(':').append(label));
            String properties = properties(keys, columns, i);
            text.append(labels.isEmpty() || properties.isEmpty() ? "" : " ")
                    .append(properties)
                    .append(')');
            nodeById.put(ids[i], text.toString());
            nodes.add(text.toString());
        }
    }

    @Override
    public void addRelationships(
            String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count) {
        for (int i = 0; i < count; i++) {
            String properties = properties(keys, columns, i);
            relationships.add(
                    starts[i] + "-[:" + type + (properties.isEmpty() ? "" : " ") + properties + "]->" + ends[i]);
        }
    }

    private static String properties(List<String> keys, Vector[] columns, int row) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            Value value = columns[c].value(row);
            if (value != Value.NULL) {
                String text = value instanceof StringValue(String string)
                        ? "'" + string.replace("\n", "\\n") + "'"
                        : value.toString();
                parts.add(keys.get(c) + ": " + text);
            }
        }
        return parts.isEmpty() ? "" : "{" + String.join(", ", parts) + "}";
    }

    @Override
    public void finish(BulkImporter.Progress progress) {
        finished = true;
    }

    @Override
    public void close() {}
}
