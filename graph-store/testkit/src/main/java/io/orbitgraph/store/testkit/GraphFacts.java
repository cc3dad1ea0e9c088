package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything that a reader tells about a graph, as lines of text without the store's own ids, read through every
/// method that can tell it. Where two ways lead to one fact, both are asked and must agree.
final class GraphFacts {
    private final GraphReader reader;
    private final GraphIds ids;

    GraphFacts(GraphReader reader, GraphIds ids) {
        this.reader = reader;
        this.ids = ids;
    }

    static void compare(String place, GraphFacts tested, GraphFacts oracle, Seeded seeded) {
        assertThat(tested.all()).as(place).isEqualTo(oracle.all());
        for (IndexDescriptor index : oracle.reader.indexes()) {
            for (int i = 0; i < 5; i++) {
                IndexQuery query = query(seeded);
                assertThat(tested.found(index.name(), query))
                        .as("%s %s %s", place, index.name(), query)
                        .isEqualTo(oracle.found(index.name(), query));
            }
        }
    }

    private static IndexQuery query(Seeded seeded) {
        return switch (seeded.below(8)) {
            case 0 -> new IndexQuery.Exists();
            case 1 -> new IndexQuery.Prefix("s" + (seeded.oneIn(3) ? "" : seeded.below(4)));
            case 2 -> new IndexQuery.Exact(Value.of("s" + seeded.below(30)));
            case 3 -> new IndexQuery.Exact(Value.of(seeded.below(20) - 10.0));
            case 4 -> new IndexQuery.Exact(Value.of(seeded.below(20) - 10));
            case 5 -> new IndexQuery.Range(Value.of("s" + seeded.below(3)), seeded.oneIn(2), null, false);
            case 6 ->
                new IndexQuery.Range(
                        Value.of(seeded.below(10) - 10), seeded.oneIn(2), Value.of(seeded.below(10)), seeded.oneIn(2));
            default -> new IndexQuery.Range(null, false, Value.of(seeded.below(20) / 2.0 - 5), seeded.oneIn(2));
        };
    }

    /// Waits until every index is online.
    static void awaitIndexes(GraphStore store) throws InterruptedException {
        while (true) {
            try (GraphTransaction tx = store.begin()) {
                if (tx.indexes().stream().allMatch(index -> index.state() == IndexDescriptor.State.ONLINE)) {
                    return;
                }
            }
            Thread.sleep(1);
        }
    }

    List<String> all() {
        List<String> lines = new ArrayList<>();
        for (int node = 0; node < ids.nodeCount(); node++) {
            addNode(node, lines);
        }
        for (int relationship = 0; relationship < ids.relationshipCount(); relationship++) {
            addRelationship(relationship, lines);
        }
        for (int label = Tokens.NONE; label < 3; label++) {
            lines.add("label " + label + ": " + reader.countNodes(label));
            lines.add("type " + label + ": " + reader.countRelationships(label));
        }
        addScan(lines);
        addScan(lines, 0);
        addScan(lines, 1, 2);
        addVectors(lines);
        lines.add("indexes "
                + reader.indexes().stream().map(IndexDescriptor::name).sorted().toList());
        return lines;
    }

    private void addNode(int number, List<String> lines) {
        long node = ids.node(number);
        if (!reader.nodeExists(node)) {
            lines.add("node " + number + " is gone");
            return;
        }
        StringBuilder line = new StringBuilder("node " + number + " " + Arrays.toString(reader.labels(node)));
        for (int label = 0; label < 3; label++) {
            line.append(reader.hasLabel(node, label) ? " +" : " -").append(label);
        }
        for (int key : reader.nodePropertyKeys(node)) {
            line.append(' ').append(key).append('=').append(GraphComparison.text(reader.nodeProperty(node, key)));
        }
        for (Direction direction : Direction.values()) {
            line.append(' ').append(direction).append(reader.degree(node, direction, Tokens.NONE));
            int[] types = reader.types(node, direction).clone();
            Arrays.sort(types);
            line.append(Arrays.toString(types));
            for (int type = 0; type < 3; type++) {
                line.append(reader.degree(node, direction, type)).append(adjacency(node, direction, type));
            }
        }
        lines.add(line.toString());
    }

    /// Neighbour and relationship numbers, in an order that does not depend on ids.
    private List<String> adjacency(long node, Direction direction, int type) {
        Neighbours list = new Neighbours();
        reader.neighbours(node, direction, type, list);
        List<String> entries = new ArrayList<>();
        long lastNeighbour = -1;
        long lastRelationship = -1;
        for (int i = list.from; i < list.to; i++) {
            long neighbour = list.neighbour(i);
            long relationship = list.relationship(i);
            boolean ordered =
                    neighbour > lastNeighbour || (neighbour == lastNeighbour && relationship > lastRelationship);
            assertThat(ordered).as("neighbours are sorted").isTrue();
            lastNeighbour = neighbour;
            lastRelationship = relationship;
            entries.add(ids.nodeNumber(neighbour) + "#" + ids.relationshipNumber(relationship));
        }
        entries.sort(null);
        return entries;
    }

    /// The numbers of a node's relationships.
    List<Integer> relationshipsOf(int node, Direction direction) {
        List<Integer> numbers = new ArrayList<>();
        Neighbours list = new Neighbours();
        for (int type : reader.types(ids.node(node), direction)) {
            reader.neighbours(ids.node(node), direction, type, list);
            for (int i = list.from; i < list.to; i++) {
                numbers.add(ids.relationshipNumber(list.relationship(i)));
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private void addRelationship(int number, List<String> lines) {
        long relationship = ids.relationship(number);
        if (!reader.relationshipExists(relationship)) {
            lines.add("relationship " + number + " is gone");
            return;
        }
        StringBuilder line = new StringBuilder("relationship " + number + " :"
                + reader.relationshipType(relationship)
                + " " + ids.nodeNumber(reader.startNode(relationship))
                + "->" + ids.nodeNumber(reader.endNode(relationship)));
        for (int key : reader.relationshipPropertyKeys(relationship)) {
            line.append(' ')
                    .append(key)
                    .append('=')
                    .append(GraphComparison.text(reader.relationshipProperty(relationship, key)));
        }
        lines.add(line.toString());
    }

    private void addScan(List<String> lines, int... labels) {
        List<Integer> found = new ArrayList<>();
        long last = -1;
        try (NodeScan scan = reader.scanNodes(labels)) {
            while (scan.nextGroup()) {
                assertThat(scan.count()).isPositive();
                assertThat(scan.firstNode()).isGreaterThan(last);
                for (int key = 0; key < 3; key++) {
                    var column = scan.column(key);
                    for (int i = 0; i < scan.count(); i++) {
                        int slot = scan.slots()[i];
                        assertThat(GraphComparison.text(column.value(slot)))
                                .isEqualTo(GraphComparison.text(reader.nodeProperty(scan.firstNode() + slot, key)));
                    }
                }
                for (int i = 0; i < scan.count(); i++) {
                    last = scan.firstNode() + scan.slots()[i];
                    found.add(ids.nodeNumber(last));
                }
            }
        }
        found.sort(null);
        lines.add("scan " + Arrays.toString(labels) + found);
    }

    /// Checks the reads by vector against those of one entity.
    private void addVectors(List<String> lines) {
        NodeVector nodes = new NodeVector(ids.nodeCount() + 1);
        int count = 0;
        for (int node = 0; node < ids.nodeCount(); node++) {
            if (reader.nodeExists(ids.node(node))) {
                nodes.set(count++, ids.node(node));
            }
        }
        nodes.setNull(count);
        RelationshipVector relationships = new RelationshipVector(ids.relationshipCount() + 1);
        int relationshipCount = 0;
        for (int number = 0; number < ids.relationshipCount(); number++) {
            long id = ids.relationship(number);
            if (reader.relationshipExists(id)) {
                relationships.set(relationshipCount++, id, reader.startNode(id), reader.endNode(id));
            }
        }
        for (int key = 0; key < 3; key++) {
            var column = reader.nodeProperties(key, nodes, null, count + 1);
            for (int row = 0; row < count; row++) {
                assertThat(GraphComparison.text(column.value(row)))
                        .isEqualTo(GraphComparison.text(reader.nodeProperty(nodes.values[row], key)));
            }
            assertThat(column.isNull(count)).isTrue();
            var properties = reader.relationshipProperties(key, relationships, null, relationshipCount);
            for (int row = 0; row < relationshipCount; row++) {
                assertThat(GraphComparison.text(properties.value(row)))
                        .isEqualTo(GraphComparison.text(reader.relationshipProperty(relationships.ids[row], key)));
            }
        }
        lines.add("rows " + count + " " + relationshipCount);
    }

    /// What an index finds; ranges in their order, the order of equal values left out.
    private List<String> found(String name, IndexQuery query) {
        IndexDescriptor index = reader.indexes().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Integer> nodes = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (var cursor = reader.seek(index, query)) {
            long[] batch = new long[7];
            for (int count = cursor.next(batch); count > 0; count = cursor.next(batch)) {
                for (int i = 0; i < count; i++) {
                    nodes.add(ids.nodeNumber(batch[i]));
                    values.add(String.valueOf(reader.nodeProperty(batch[i], index.propertyKey())));
                }
            }
        }
        nodes.sort(null);
        List<String> lines = new ArrayList<>();
        lines.add(nodes.toString());
        if (query instanceof IndexQuery.Range) {
            // 1 and 1.0 are equal in value and differ in text.
            values.forEach(value -> lines.add(value.endsWith(".0") ? value.substring(0, value.length() - 2) : value));
        }
        return lines;
    }
}
