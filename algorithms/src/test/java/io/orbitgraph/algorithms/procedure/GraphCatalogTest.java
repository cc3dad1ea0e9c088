package io.orbitgraph.algorithms.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphCatalogTest {
    private final MemoryAccount memory = MemoryAccount.limitedTo(10_000);
    private final GraphCatalog catalog = new GraphCatalog(memory);

    private static ProjectedGraph nodes(int count) {
        return new ProjectedGraph(NodeIds.sameAsNumbers(count), Map.of(), Map.of(), Map.of());
    }

    /// What is free to the byte.
    private long free() {
        long free = 0;
        for (long step = 1L << 20; step > 0; step /= 2) {
            try {
                memory.charge("probe", free + step);
                memory.release(free + step);
                free += step;
            } catch (OrbitException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
            }
        }
        return free;
    }

    @Test
    void namesAreTheUsersAndTheDatabases() {
        CatalogGraph mine = catalog.add("ann", "neo4j", "g", nodes(1), MapValue.EMPTY);
        CatalogGraph others = catalog.add("bob", "neo4j", "g", nodes(2), MapValue.EMPTY);
        catalog.add("ann", "other", "g", nodes(3), MapValue.EMPTY);
        assertThat(catalog.graph("ann", "neo4j", "g")).isSameAs(mine);
        assertThat(catalog.graph("bob", "neo4j", "g")).isSameAs(others);
        assertThat(catalog.graphs("ann", "neo4j"))
                .extracting(GraphCatalog.Entry::graph)
                .containsExactly(mine);
        assertThat(catalog.all()).hasSize(3);
        assertThat(catalog.find("cid", "neo4j", "g")).isEmpty();
    }

    @Test
    void aTakenOrMissingNameIsRefused() {
        catalog.add("ann", "neo4j", "people", nodes(1), MapValue.EMPTY);
        assertThatThrownBy(() -> catalog.add("ann", "neo4j", "people", nodes(1), MapValue.EMPTY))
                .hasMessageContaining("'people' already exists");
        assertThatThrownBy(() -> catalog.requireFree("ann", "neo4j", " x")).hasMessageContaining("white space");
        assertThatThrownBy(() -> catalog.graph("ann", "neo4j", "peple"))
                .hasMessageContaining("'peple' does not exist on database 'neo4j'. Did you mean 'people'?");
        assertThatThrownBy(() -> catalog.graph("bob", "neo4j", "people")).hasMessageContaining("There is none yet");
    }

    @Test
    void memoryIsChargedAndGivenBack() {
        long free = free();
        CatalogGraph graph = catalog.add("ann", "neo4j", "g", nodes(100), MapValue.EMPTY);
        assertThat(free() - free).isEqualTo(-graph.bytes());
        graph.update(old -> old.withNodeProperty("score", new NodeColumn.Doubles(new double[100])));
        assertThat(free() - free).isEqualTo(-graph.bytes());
        assertThatThrownBy(() -> graph.update(
                        old -> old.withNodeProperty("lists", new NodeColumn.DoubleLists(new double[100][1000]))))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
        assertThat(graph.graph().nodeProperties()).containsOnlyKeys("score");
        assertThat(catalog.drop("ann", "neo4j", "g")).contains(graph);
        assertThat(catalog.drop("ann", "neo4j", "g")).isEmpty();
        assertThat(free()).isEqualTo(free);
        ProjectedGraph big = nodes(2_000).withNodeProperty("score", new NodeColumn.Doubles(new double[2_000]));
        assertThatThrownBy(() -> catalog.add("ann", "neo4j", "big", big, MapValue.EMPTY))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
        assertThat(catalog.all()).isEmpty();
        assertThat(free()).isEqualTo(free);
    }
}
