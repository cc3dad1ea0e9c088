package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the TCK's four observer queries see of a graph: nodes, relationships, label names in use, properties. Read from
/// the store, not through the engine, which is under test.
record GraphPicture(Set<Long> nodes, Set<Long> relationships, Set<String> labels, Set<Entry> properties) {

    record Entry(boolean ofNode, long id, String key, Value value) {}

    static GraphPicture of(GraphStore store) {
        GraphPicture picture = new GraphPicture(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        try (GraphTransaction reader = store.begin();
                NodeScan scan = reader.scanNodes()) {
            while (scan.nextGroup()) {
                for (int i = 0; i < scan.count(); i++) {
                    picture.addNode(store, reader, scan.firstNode() + scan.slots()[i]);
                }
            }
        }
        return picture;
    }

    private void addNode(GraphStore store, GraphReader reader, long node) {
        nodes.add(node);
        for (int label : reader.labels(node)) {
            labels.add(store.tokens().labelName(label));
        }
        for (int key : reader.nodePropertyKeys(node)) {
            properties.add(new Entry(true, node, store.tokens().propertyKeyName(key), reader.nodeProperty(node, key)));
        }
        Neighbours neighbours = new Neighbours();
        for (int type : reader.types(node, Direction.OUT)) {
            reader.neighbours(node, Direction.OUT, type, neighbours);
            for (int i = neighbours.from; i < neighbours.to; i++) {
                long relationship = neighbours.relationship(i);
                relationships.add(relationship);
                for (int key : reader.relationshipPropertyKeys(relationship)) {
                    properties.add(new Entry(
                            false,
                            relationship,
                            store.tokens().propertyKeyName(key),
                            reader.relationshipProperty(relationship, key)));
                }
            }
        }
    }

    /// The side effects between this picture and a later one, in the TCK's words; zeros left out.
    Map<String, Integer> effects(GraphPicture after) {
        Map<String, Integer> effects = new TreeMap<>();
        count(effects, "nodes", nodes, after.nodes);
        count(effects, "relationships", relationships, after.relationships);
        count(effects, "labels", labels, after.labels);
        count(effects, "properties", properties, after.properties);
        return effects;
    }

    private static <T> void count(Map<String, Integer> effects, String what, Set<T> before, Set<T> after) {
        int added = (int) after.stream().filter(item -> !before.contains(item)).count();
        int removed =
                (int) before.stream().filter(item -> !after.contains(item)).count();
        if (added > 0) {
            effects.put("+" + what, added);
        }
        if (removed > 0) {
            effects.put("-" + what, removed);
        }
    }
}
