package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Graphs of the catalogue are paid for while they are there.
class CatalogMemoryTest {
    private static final int NODES = 1000;

    /// Takes 8,000 bytes.
    private static ProjectedGraph graph() {
        return new ProjectedGraph(NodeIds.sameAsNumbers(NODES), Map.of(), Map.of("x", column()), Map.of());
    }

    private static NodeColumn column() {
        return new NodeColumn.Doubles(new double[NODES]);
    }

    private static void requireFull(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
    }

    @Test
    void droppedGraphsGiveTheirMemoryBack() {
        try (AlgorithmService service = new AlgorithmService(20_000)) {
            service.catalog().add("ann", "db", "a", graph(), MapValue.EMPTY);
            service.catalog().add("ben", "db", "a", graph(), MapValue.EMPTY);
            requireFull(() -> service.catalog().add("ann", "db", "b", graph(), MapValue.EMPTY));
            assertThat(service.catalog().find("ann", "db", "b")).isEmpty();
            for (int round = 0; round < 100; round++) {
                assertThat(service.catalog().drop("ann", "db", "a")).isPresent();
                assertThat(service.catalog().drop("ann", "db", "a")).isEmpty();
                service.catalog().add("ann", "db", "a", graph(), MapValue.EMPTY);
            }
            requireFull(() -> service.memory().charge("test", 4_001));
            service.memory().charge("test", 4_000);
        }
    }

    @Test
    void changesArePaidForOrLeftOut() {
        try (AlgorithmService service = new AlgorithmService(20_000)) {
            CatalogGraph entry = service.catalog().add("ann", "db", "a", graph(), MapValue.EMPTY);
            entry.update(graph -> graph.withNodeProperty("y", column()));
            requireFull(() -> entry.update(graph -> graph.withNodeProperty("z", column())));
            assertThat(entry.graph().nodeProperties()).containsOnlyKeys("x", "y");
            entry.update(graph -> graph.withoutNodeProperties(List.of("x")));
            entry.update(graph -> graph.withNodeProperty("z", column()));
            service.catalog().drop("ann", "db", "a");
            service.memory().charge("test", 20_000);
        }
    }

    @Test
    void theIncomingDirectionIsPaidForOnceItIsThere() {
        CsrGraph ring = TestGraphs.directed(3, 0, 1, 1, 2, 2, 0);
        ProjectedGraph graph = new ProjectedGraph(ring.ids(), Map.of(), Map.of(), Map.of("R", ring));
        long bytes = graph.bytes();
        long incoming = ring.out().bytes();
        try (AlgorithmService service = new AlgorithmService(bytes + incoming - 1)) {
            CatalogGraph entry = service.catalog().add("ann", "db", "a", graph, MapValue.EMPTY);
            entry.settle();
            service.memory().charge("test", incoming - 1);
            service.memory().release(incoming - 1);
            ring.in(TestGraphs.SEQUENTIAL.workers());
            entry.settle();
            entry.settle();
            assertThat(entry.bytes()).isEqualTo(bytes + incoming);
            requireFull(() -> service.memory().charge("test", 0));
            service.catalog().drop("ann", "db", "a");
            entry.settle();
            entry.update(each -> each.withNodeProperty("y", new NodeColumn.Doubles(new double[3])));
            service.memory().charge("test", bytes + incoming - 1);
        }
    }
}
