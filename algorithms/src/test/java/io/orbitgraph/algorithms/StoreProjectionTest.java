package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.Capacity;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Nodes;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.graph.Projections;
import io.orbitgraph.algorithms.graph.StoreProjection;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStoreConfig.CommitDurability;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import io.orbitgraph.store.testkit.InMemoryKeyValueStore;
import io.orbitgraph.store.testkit.Seeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoreProjectionTest {
    private static ProjectedGraph project(GraphStore store, ProjectionRequest request) {
        try (GraphTransaction reader = store.begin()) {
            return new StoreProjection(reader, store.tokens(), TestGraphs.PARALLEL).project(request);
        }
    }

    /// A graph of two labels and two types is written to a store and to edge lists; both must project to the same,
    /// with every orientation and aggregation, of one type and of all, of some nodes and of all, with nodes in the
    /// order
    /// of ids and hubs first.
    @Test
    void theStoresProjectionIsThatOfTheEdgeList() {
        Seeded seeded = Seeded.of("theStoresProjectionIsThatOfTheEdgeList");
        for (int round = 0; round < 300; round++) {
            if (round % 10 == 0) {
                GraphStoreConfig config = new GraphStoreConfig(
                        1 << 26, CommitDurability.OS, Duration.ofSeconds(1), Duration.ofSeconds(1), false);
                try (KeyValueStore store = new InMemoryKeyValueStore();
                        GraphStore graph = GraphStores.open(store, config)) {
                    compareWithEdgeList(seeded, graph);
                }
            } else {
                try (GraphStore graph = new InMemoryGraphStore()) {
                    compareWithEdgeList(seeded, graph);
                }
            }
        }
    }

    private static void compareWithEdgeList(Seeded seeded, GraphStore store) {
        int a = store.tokens().createLabel("A");
        int b = store.tokens().createLabel("B");
        int[] types = {
            store.tokens().createRelationshipType("R"), store.tokens().createRelationshipType("S")
        };
        int weight = store.tokens().createPropertyKey("weight");
        GraphTransaction write = store.begin();
        List<Long> nodes = new ArrayList<>();
        TreeSet<Long> wanted = new TreeSet<>();
        boolean allNodes = seeded.oneIn(3);
        int count = 1 + seeded.below(20);
        for (int i = 0; i < count; i++) {
            int which = seeded.below(4);
            long node = write.createNode(which == 0 ? new int[] {} : which == 1 ? new int[] {a} : new int[] {a, b});
            nodes.add(node);
            if (which != 0 || allNodes) {
                wanted.add(node);
            }
        }
        List<Stored> added = new ArrayList<>();
        for (int i = seeded.below(80); i > 0; i--) {
            long source = seeded.pick(nodes);
            long target = seeded.oneIn(8) ? source : seeded.pick(nodes);
            int type = seeded.below(2);
            long relationship = write.createRelationship(source, target, types[type]);
            double value = seeded.below(3) > 0 ? i + 0.5 : Double.NaN;
            if (!Double.isNaN(value)) {
                write.setRelationshipProperty(relationship, weight, Value.of(value));
            }
            added.add(new Stored(source, type, relationship, target, value));
        }
        write.commit();
        boolean allTypes = seeded.oneIn(2);
        Orientation orientation = seeded.pick(List.of(Orientation.values()));
        Aggregation aggregation = seeded.pick(List.of(Aggregation.values()));
        boolean plain = seeded.oneIn(3);
        Relationships relationships = Relationships.of(allTypes ? "*" : "R").with(orientation, aggregation);
        if (!plain) {
            relationships = relationships.withProperties(new Property("w", "weight", Value.of(7), Aggregation.NONE));
        }
        ProjectionRequest request =
                new ProjectionRequest(allNodes ? List.of() : List.of("B", "A"), List.of(), List.of(relationships));
        boolean hubsFirst = seeded.oneIn(2);
        ProjectedGraph projected = Projections.project(store, request, TestGraphs.PARALLEL, Capacity.MOST, hubsFirst);
        NodeIds ascending =
                NodeIds.of(wanted.stream().mapToLong(Long::longValue).toArray());
        NodeIds ids = hubsFirst ? projected.ids() : ascending;
        // The order that decides which of parallel relationships is the first.
        added.sort(Comparator.comparingInt((Stored each) -> ids.number(each.source()))
                .thenComparingInt(Stored::type)
                .thenComparingLong(Stored::relationship));
        EdgeList edges = plain ? new EdgeList() : new EdgeList("w");
        for (Stored each : added) {
            int source = ids.number(each.source());
            int target = ids.number(each.target());
            if ((allTypes || each.type() == 0) && source >= 0 && target >= 0) {
                double value = Double.isNaN(each.value()) ? 7 : each.value();
                if (plain) {
                    edges.add(source, target);
                } else {
                    edges.add(source, target, aggregation == Aggregation.COUNT ? each.present() : value);
                }
            }
        }
        CsrGraph expected = CsrBuilder.of(ids, edges)
                .orientation(orientation)
                .aggregation(aggregation == Aggregation.COUNT ? Aggregation.SUM : aggregation)
                .build(TestGraphs.SEQUENTIAL.workers());
        CsrGraph graph = projected.graph(List.of(), List.of(), TestGraphs.SEQUENTIAL.workers());
        assertThat(graph.out().offsets()).isEqualTo(expected.out().offsets());
        assertThat(graph.out().targets()).isEqualTo(expected.out().targets());
        assertThat(graph.out().weights()).isEqualTo(expected.out().weights());
        assertThat(graph.relationshipCount()).isEqualTo(expected.relationshipCount());
        assertThat(graph.nodeCount()).isEqualTo(ascending.count());
        for (int rank = 0; rank < graph.nodeCount(); rank++) {
            assertThat(graph.ids().idAt(rank)).isEqualTo(ascending.id(rank));
            assertThat(graph.ids().id(graph.ids().number(ascending.id(rank)))).isEqualTo(ascending.id(rank));
        }
        if (hubsFirst) {
            int[] degrees = new int[ids.count()];
            for (Stored each : added) {
                for (long end :
                        allTypes || each.type() == 0 ? new long[] {each.source(), each.target()} : new long[0]) {
                    if (ids.number(end) >= 0) {
                        degrees[ids.number(end)]++;
                    }
                }
            }
            TestGraphs.requireHubsFirst(ids, degrees);
        }
    }

    private record Stored(long source, int type, long relationship, long target, double value) {
        double present() {
            return Double.isNaN(value) ? 0 : 1;
        }
    }

    @Test
    void labelsHavePropertiesAndDefaultsOfTheirOwn() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int person = store.tokens().createLabel("Person");
            int city = store.tokens().createLabel("City");
            int age = store.tokens().createPropertyKey("age");
            int inhabitants = store.tokens().createPropertyKey("inhabitants");
            GraphTransaction write = store.begin();
            long ann = write.createNode(person);
            write.createNode(person);
            long rome = write.createNode(city);
            write.createNode(city);
            write.createNode();
            write.setNodeProperty(ann, age, Value.of(30));
            write.setNodeProperty(rome, inhabitants, Value.of(3_000_000));
            write.setNodeProperty(rome, age, Value.of(2778));
            write.commit();
            ProjectedGraph graph = project(
                    store,
                    new ProjectionRequest(
                            List.of(
                                    new Nodes(
                                            "Human",
                                            "Person",
                                            List.of(new Property("size", "age", Value.of(-1), Aggregation.NONE))),
                                    new Nodes(
                                            "City",
                                            "City",
                                            List.of(new Property(
                                                    "size", "inhabitants", Value.of(-2), Aggregation.NONE)))),
                            List.of(),
                            false));
            assertThat(graph.labels().keySet()).containsExactly("Human", "City");
            assertThat(graph.nodeCount()).isEqualTo(4);
            assertThat(graph.nodeProperty("size"))
                    .isInstanceOfSatisfying(
                            NodeColumn.Longs.class,
                            column -> assertThat(column.values()).containsExactlyInAnyOrder(30, -1, 3_000_000, -2));
            assertThat(Objects.requireNonNull(graph.schema()
                                    .nodes()
                                    .getOrDefault("City", Map.of())
                                    .get("size"))
                            .defaultValue())
                    .isEqualTo(Value.of(-2));
        }
    }

    @Test
    void aCompleteProjectionRefusesLooseEnds() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int person = store.tokens().createLabel("Person");
            int knows = store.tokens().createRelationshipType("KNOWS");
            GraphTransaction write = store.begin();
            long ann = write.createNode(person);
            long bob = write.createNode(person);
            write.createRelationship(ann, ann, knows);
            write.createRelationship(ann, bob, knows);
            write.commit();
            for (Orientation orientation : Orientation.values()) {
                ProjectionRequest complete = new ProjectionRequest(
                        List.of(new Nodes("Person", "Person", List.of())),
                        List.of(Relationships.of("KNOWS").with(orientation, Aggregation.NONE)),
                        true);
                assertThat(project(store, complete).relationshipCount()).isEqualTo(2);
                GraphTransaction more = store.begin();
                more.createRelationship(ann, more.createNode(), knows);
                more.commit();
                assertThatThrownBy(() -> project(store, complete))
                        .isInstanceOf(OrbitException.class)
                        .hasMessageContaining("1 of 3 relationships");
                GraphTransaction undo = store.begin();
                Neighbours neighbours = new Neighbours();
                undo.neighbours(ann, Direction.OUT, knows, neighbours);
                undo.deleteRelationship(neighbours.relationship(neighbours.to - 1));
                undo.commit();
            }
        }
    }

    @Test
    void labelsTypesAndPropertiesCanBeChosenAfterwards() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int person = store.tokens().createLabel("Person");
            int city = store.tokens().createLabel("City");
            int knows = store.tokens().createRelationshipType("KNOWS");
            int lives = store.tokens().createRelationshipType("LIVES_IN");
            int age = store.tokens().createPropertyKey("age");
            int score = store.tokens().createPropertyKey("score");
            int vector = store.tokens().createPropertyKey("vector");
            GraphTransaction write = store.begin();
            long ann = write.createNode(person);
            long bob = write.createNode(person);
            long rome = write.createNode(city);
            write.setNodeProperty(ann, age, Value.of(30));
            write.setNodeProperty(bob, score, Value.of(1.5));
            write.setNodeProperty(ann, score, Value.of(2));
            write.setNodeProperty(ann, vector, ListValue.of(Value.of(1.0), Value.of(2)));
            write.createRelationship(ann, bob, knows);
            write.createRelationship(ann, rome, lives);
            write.createRelationship(bob, rome, lives);
            write.commit();
            ProjectedGraph graph = project(
                    store,
                    new ProjectionRequest(
                            List.of("Person", "City"),
                            List.of(
                                    Property.of("age"),
                                    new Property("points", "score", Value.of(-1), Aggregation.NONE),
                                    Property.of("vector")),
                            List.of(
                                    Relationships.of("KNOWS").with(Orientation.UNDIRECTED, Aggregation.NONE),
                                    Relationships.of("LIVES_IN"))));
            assertThat(graph.nodeCount()).isEqualTo(3);
            assertThat(graph.relationshipCount()).isEqualTo(3);
            assertThat(graph.nodeProperties().get("age"))
                    .isInstanceOfSatisfying(
                            NodeColumn.Longs.class,
                            column -> assertThat(column.values()).containsExactly(30, Long.MIN_VALUE, Long.MIN_VALUE));
            assertThat(graph.nodeProperties().get("points"))
                    .isInstanceOfSatisfying(
                            NodeColumn.Doubles.class,
                            column -> assertThat(column.values()).containsExactly(2, 1.5, -1));
            assertThat(graph.nodeProperties().get("vector"))
                    .isInstanceOfSatisfying(NodeColumn.DoubleLists.class, column -> {
                        assertThat(column.values()[0]).containsExactly(1, 2);
                        assertThat(column.values()[1]).isEmpty();
                    });
            CsrGraph all = graph.graph(List.of("*"), List.of("*"), TestGraphs.SEQUENTIAL.workers());
            assertThat(all.out().targets()).containsExactly(1, 2, 0, 2);
            assertThat(all.isUndirected()).isFalse();
            CsrGraph people = graph.graph(List.of("KNOWS"), List.of("Person"), TestGraphs.SEQUENTIAL.workers());
            assertThat(people.nodeCount()).isEqualTo(2);
            assertThat(people.relationshipCount()).isEqualTo(1);
            assertThat(people.nodeProperty("points").number(1)).isEqualTo(1.5);
            assertThatThrownBy(() -> graph.graph(List.of("HATES"), List.of(), TestGraphs.SEQUENTIAL.workers()))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("HATES");
            assertThatThrownBy(() -> project(store, new ProjectionRequest(List.of("Dog"), List.of(), List.of())))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("'Dog'");
        }
    }

    @Test
    void aStarTakesAllTypesAndEmptyLabelsAllNodes() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int[] types = {
                store.tokens().createRelationshipType("R"), store.tokens().createRelationshipType("S")
            };
            GraphTransaction write = store.begin();
            long[] nodes = new long[3000];
            Arrays.setAll(nodes, i -> write.createNode());
            for (int i = 1; i < nodes.length; i++) {
                write.createRelationship(nodes[i], nodes[i / 2], types[i % 2]);
            }
            write.deleteRelationship(write.createRelationship(nodes[0], nodes[1], types[0]));
            write.commit();
            ProjectedGraph graph =
                    project(store, new ProjectionRequest(List.of(), List.of(), List.of(Relationships.of("*"))));
            assertThat(graph.nodeCount()).isEqualTo(3000);
            assertThat(graph.relationshipCount()).isEqualTo(2999);
            CsrGraph tree = graph.graph(List.of(), List.of(), TestGraphs.SEQUENTIAL.workers());
            for (int i = 1; i < nodes.length; i++) {
                assertThat(tree.out().targets()[tree.out().offsets()[i]]).isEqualTo(i / 2);
            }
        }
    }

    @Test
    void textCannotBeProjected() {
        try (GraphStore store = new InMemoryGraphStore()) {
            int name = store.tokens().createPropertyKey("name");
            GraphTransaction write = store.begin();
            write.setNodeProperty(write.createNode(), name, Value.of("Ann"));
            write.commit();
            assertThatThrownBy(() ->
                            project(store, new ProjectionRequest(List.of(), List.of(Property.of("name")), List.of())))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("Ann");
        }
    }
}
