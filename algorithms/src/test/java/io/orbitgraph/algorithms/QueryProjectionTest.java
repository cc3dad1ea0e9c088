package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.Projections;
import io.orbitgraph.algorithms.graph.QueryProjection;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class QueryProjectionTest {
    @Test
    void theRowsProjectionIsThatOfTheEdgeList() {
        Seeded seeded = Seeded.of("theRowsProjectionIsThatOfTheEdgeList");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            boolean hubsFirst = seeded.oneIn(2);
            QueryProjection rows = hubsFirst ? Projections.hubsFirst() : new QueryProjection();
            long spread = seeded.pick(List.of(1L, 7L, 1_000_003L));
            TreeSet<Long> nodes = new TreeSet<>();
            List<long[]> added = new ArrayList<>();
            for (int i = seeded.below(60); i > 0; i--) {
                long source = spread * seeded.below(20);
                nodes.add(source);
                if (seeded.oneIn(6)) {
                    rows.node(source);
                    continue;
                }
                long target = spread * seeded.below(20);
                nodes.add(target);
                int type = seeded.below(2);
                rows.relationship(
                        rows.node(source),
                        rows.node(target),
                        type == 0 ? "R" : "S",
                        type == 0 ? MapValue.EMPTY : MapValue.of("weight", Value.of(i)));
                added.add(new long[] {source, target, type, i});
            }
            boolean both = seeded.oneIn(2);
            Set<String> undirected = both && added.stream().anyMatch(each -> each[2] == 1) ? Set.of("S") : Set.of();
            Set<String> inverse = seeded.oneIn(2) ? Set.of("*") : Set.of();
            ProjectedGraph graph = rows.build(undirected, inverse, TestGraphs.PARALLEL.workers());
            NodeIds ascending =
                    NodeIds.of(nodes.stream().mapToLong(Long::longValue).toArray());
            NodeIds ids = hubsFirst ? graph.ids() : ascending;
            EdgeList plain = new EdgeList();
            EdgeList weighted = new EdgeList("weight");
            for (long[] each : added) {
                if (each[2] == 0) {
                    plain.add(ids.number(each[0]), ids.number(each[1]));
                } else {
                    weighted.add(ids.number(each[0]), ids.number(each[1]), (double) each[3]);
                }
            }
            assertThat(graph.nodeCount()).isEqualTo(ascending.count());
            for (int rank = 0; rank < ascending.count(); rank++) {
                assertThat(graph.ids().idAt(rank)).isEqualTo(ascending.id(rank));
                int node = ids.number(ascending.id(rank));
                assertThat(graph.ids().id(node)).isEqualTo(ascending.id(rank));
                assertThat(graph.ids().rank(node)).isEqualTo(rank);
            }
            if (hubsFirst) {
                int[] degrees = new int[ids.count()];
                added.forEach(each -> {
                    degrees[ids.number(each[0])]++;
                    degrees[ids.number(each[1])]++;
                });
                TestGraphs.requireHubsFirst(ids, degrees);
            }
            if (plain.size() > 0) {
                same(graph.relationships("R"), CsrBuilder.of(ids, plain));
                assertThat(graph.relationships("R").hasIn()).isEqualTo(!inverse.isEmpty());
            }
            if (weighted.size() > 0) {
                CsrBuilder builder = CsrBuilder.of(ids, weighted);
                same(graph.relationships("S"), undirected.isEmpty() ? builder : builder.undirected());
            }
        }
    }

    private static void same(CsrGraph actual, CsrBuilder builder) {
        CsrGraph expected = builder.build(TestGraphs.SEQUENTIAL.workers());
        assertThat(actual.out().offsets()).isEqualTo(expected.out().offsets());
        assertThat(actual.out().targets()).isEqualTo(expected.out().targets());
        assertThat(actual.out().weights()).isEqualTo(expected.out().weights());
        assertThat(actual.isUndirected()).isEqualTo(expected.isUndirected());
    }

    @Test
    void labelsAndPropertiesAreThoseOfTheFirstRowThatHasThem() {
        QueryProjection rows = new QueryProjection();
        int late = rows.node(900);
        int ann = rows.node(5, List.of("Person", "Poet"), MapValue.copyOf(Map.of("age", Value.of(30))));
        rows.node(5, List.of("Robot"), MapValue.copyOf(Map.of("age", Value.of(99))));
        rows.node(900, List.of("City"), MapValue.copyOf(Map.of("area", Value.of(1.5), "age", Value.NULL)));
        rows.node(7);
        rows.relationship(ann, late, "LIVES_IN", MapValue.EMPTY);
        rows.relationship(ann, late, "LIVES_IN", MapValue.of("since", Value.of(1990)));
        ProjectedGraph graph = rows.build(List.of(), List.of(), TestGraphs.SEQUENTIAL.workers());
        assertThat(graph.labels().keySet()).containsExactlyInAnyOrder("Person", "Poet", "City", "__ALL__");
        assertThat(graph.nodes(List.of("Person")).stream().toArray()).containsExactly(0);
        assertThat(graph.nodes(List.of("City")).stream().toArray()).containsExactly(2);
        assertThat(graph.nodes(List.of("__ALL__")).stream().toArray()).containsExactly(1);
        assertThat(graph.nodeProperty("age"))
                .isInstanceOfSatisfying(
                        NodeColumn.Longs.class,
                        column -> assertThat(column.values()).containsExactly(30, Long.MIN_VALUE, Long.MIN_VALUE));
        assertThat(graph.nodeProperty("area").number(2)).isEqualTo(1.5);
        assertThat(graph.schema().labelsWith(List.of("age"))).containsExactlyInAnyOrder("Person", "Poet", "City");
        assertThat(graph.schema().nodes()).containsEntry("__ALL__", Map.of());
        assertThat(graph.relationships("LIVES_IN").relationshipProperty("since"))
                .containsExactly(Double.NaN, 1990);
    }

    @Test
    void whatCannotBeProjectedIsRefused() {
        QueryProjection rows = new QueryProjection();
        assertThatThrownBy(() -> rows.node(1, List.of(), MapValue.of("name", Value.of("Ann"))))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("'name'");
        int node = rows.node(2);
        assertThatThrownBy(() -> rows.relationship(node, node, "R", MapValue.of("how", Value.of("well"))))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("'R.how'");
        rows.relationship(node, node, "R", MapValue.EMPTY);
        assertThatThrownBy(() -> rows.build(List.of("Q"), List.of(), TestGraphs.SEQUENTIAL.workers()))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("undirectedRelationshipTypes")
                .hasMessageContaining("'Q'");
    }

    @Test
    void noRowsMakeAnEmptyGraph() {
        ProjectedGraph graph = new QueryProjection().build(List.of("*"), List.of("R"), TestGraphs.SEQUENTIAL.workers());
        assertThat(graph.nodeCount()).isZero();
        assertThat(graph.graph(List.of(), List.of(), TestGraphs.SEQUENTIAL.workers())
                        .relationshipCount())
                .isZero();
    }
}
