package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.Capacity;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionEstimate;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.graph.Relations;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProjectedGraphTest {
    private static final Workers ONE = TestGraphs.SEQUENTIAL.workers();

    private static ProjectedGraph graph() {
        NodeIds ids = NodeIds.of(new long[] {3, 5, 8});
        BitSet a = new BitSet();
        a.set(0, 2);
        Map<String, NodeColumn> columns = Map.of("x", new NodeColumn.Longs(new long[] {1, 2, 3}));
        CsrGraph knows = CsrBuilder.of(ids, new EdgeList("w").add(0, 1, 5).add(1, 2, 6))
                .nodeProperties(columns)
                .build(ONE);
        return new ProjectedGraph(ids, Map.of("A", a), columns, Map.of("KNOWS", knows));
    }

    @Test
    void changesLeaveTheOldGraphAsItWas() {
        ProjectedGraph graph = graph();
        ProjectedGraph more = graph.withNodeProperty("y", new NodeColumn.Doubles(new double[] {1, 2, 3}));
        assertThat(more.relationships("KNOWS").nodeProperty("y").number(2)).isEqualTo(3);
        assertThat(more.schema().labelsWith(List.of("x", "y"))).containsExactly("A");
        assertThat(graph.nodeProperties()).doesNotContainKey("y");
        ProjectedGraph fewer = more.withoutNodeProperties(List.of("x"));
        assertThat(fewer.nodeProperties()).containsOnlyKeys("y");
        assertThat(fewer.relationships("KNOWS").nodeProperties()).containsExactly("y");
        assertThat(fewer.schema().labelsWith(List.of("x"))).isEmpty();
        assertThatThrownBy(() -> fewer.withoutNodeProperties(List.of("x")))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("no node property 'x'");
        BitSet b = new BitSet();
        b.set(2);
        ProjectedGraph labelled = graph.withLabel("B", b);
        assertThat(labelled.nodes(List.of("A", "B")).cardinality()).isEqualTo(3);
        assertThat(labelled.graph(List.of("KNOWS"), List.of("B"), ONE).nodeCount())
                .isEqualTo(1);
        ProjectedGraph twice = graph.withRelationships("LIKES", graph.relationships("KNOWS"), "KNOWS");
        assertThat(twice.entryCount()).isEqualTo(4);
        assertThat(twice.schema().relationships().keySet()).containsExactlyInAnyOrder("KNOWS", "LIKES");
        assertThat(twice.withOnlyRelationships(List.of("LIKES")).relationships())
                .containsOnlyKeys("LIKES");
        assertThat(twice.withoutRelationships("KNOWS").schema().relationships()).containsOnlyKeys("LIKES");
        assertThatThrownBy(() -> twice.withoutRelationships("KNOW"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("Did you mean 'KNOWS'?");
    }

    /// Made undirected from the rows, or built undirected from the same edges: the same graph.
    @Test
    void undirectedRelationshipsAreThoseOfTheEdges() {
        Seeded seeded = Seeded.of("undirectedRelationshipsAreThoseOfTheEdges");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 1 + seeded.below(12);
            CsrGraph directed = TestGraphs.random(seeded, Shape.DIRECTED_WEIGHTED, nodes);
            EdgeList edges = new EdgeList("weight");
            for (int node = 0; node < nodes; node++) {
                for (int slot = directed.out().offsets()[node];
                        slot < directed.out().offsets()[node + 1];
                        slot++) {
                    edges.add(
                            node, directed.out().targets()[slot], directed.out().weight(slot));
                }
            }
            Aggregation aggregation = seeded.pick(List.of(Aggregation.values()));
            CsrGraph expected = CsrBuilder.of(nodes, edges)
                    .undirected()
                    .aggregation(aggregation)
                    .build(ONE);
            CsrGraph actual = Relations.undirected(
                    directed,
                    seeded.oneIn(2) || aggregation == Aggregation.NONE ? Map.of() : Map.of("weight", aggregation),
                    aggregation,
                    TestGraphs.PARALLEL.workers());
            assertThat(actual.out().offsets()).isEqualTo(expected.out().offsets());
            assertThat(actual.out().targets()).isEqualTo(expected.out().targets());
            assertThat(actual.out().weights()).isEqualTo(expected.out().weights());
            assertThat(actual.isUndirected()).isTrue();
            assertThat(actual.relationshipCount()).isEqualTo(expected.relationshipCount());
        }
    }

    @Test
    void graphsThatAreTooLargeAreRefused() {
        Capacity.requireEntries(Capacity.MOST);
        Capacity.requireNodes(Capacity.MOST - 1);
        assertThatThrownBy(() -> Capacity.requireEntries(Capacity.MOST + 1L))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT))
                .hasMessageContaining("one relationship type at a time");
        assertThatThrownBy(() -> Capacity.requireNodes(Capacity.MOST))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
    }

    /// What is estimated to stay is what stays, but for the ids of a run, which take nothing.
    @Test
    void theEstimateIsTheSizeOfTheResult() {
        for (int nodes : new int[] {1_000, 10_000, 50_000}) {
            EdgeList edges = new EdgeList("w");
            for (int i = 0; i < 8 * nodes; i++) {
                edges.add(i % nodes, (int) (i * 31L % nodes), i);
            }
            NodeIds ids = NodeIds.of(LongStream.range(0, nodes).map(i -> 2 * i).toArray());
            BitSet all = new BitSet();
            all.set(0, nodes);
            Map<String, NodeColumn> columns = Map.of("x", new NodeColumn.Doubles(new double[nodes]));
            CsrGraph kind = CsrBuilder.of(ids, edges).inverse().build(ONE);
            ProjectedGraph graph = new ProjectedGraph(ids, Map.of("A", all), columns, Map.of("R", kind));
            MemoryEstimate estimate = ProjectionEstimate.of(
                    new ProjectionRequest(
                            List.of("A"),
                            List.of(Property.of("x")),
                            List.of(new Relationships(
                                    "R", "R", Orientation.NATURAL, Aggregation.NONE, List.of(Property.of("w")), true))),
                    nodes,
                    any -> 8L * nodes);
            assertThat((double) estimate.minBytes() / graph.bytes()).isBetween(0.95, 1.05);
            assertThat(estimate.maxBytes()).isLessThan(3 * graph.bytes());
        }
    }
}
