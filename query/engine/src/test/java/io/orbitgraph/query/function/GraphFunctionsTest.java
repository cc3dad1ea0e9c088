package io.orbitgraph.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.operator.Elements;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The functions of nodes, relationships and paths, and property access, over a real graph.
class GraphFunctionsTest {
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final GraphTransaction transaction = store.begin();
    private final NodeReference ann = node("Ann", "Person", "Admin");
    private final NodeReference bob = node("Bob", "Person");
    private final RelationshipReference knows = relationship();
    private final FunctionContext context = new OverGraph(transaction, store.tokens());

    private NodeReference node(String name, String... labels) {
        int[] tokens = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            tokens[i] = store.tokens().createLabel(labels[i]);
        }
        long node = transaction.createNode(tokens);
        transaction.setNodeProperty(node, store.tokens().createPropertyKey("name"), Value.of(name));
        return new NodeReference(node);
    }

    private RelationshipReference relationship() {
        long id = transaction.createRelationship(
                ann.id(), bob.id(), store.tokens().createRelationshipType("KNOWS"));
        transaction.setRelationshipProperty(id, store.tokens().createPropertyKey("since"), Value.of(1999));
        return new RelationshipReference(id, ann.id(), bob.id());
    }

    @AfterEach
    void close() {
        transaction.close();
        store.close();
    }

    private Value call(String name, Value... arguments) {
        return BuiltInFunctions.registry().scalar(name).orElseThrow().call(context, arguments);
    }

    private Value property(Value subject, String key) {
        return Elements.property(transaction, store.tokens(), subject, key);
    }

    @Test
    void entitiesTellTheirParts() {
        assertThat(((ListValue) call("labels", ann)).values())
                .containsExactlyInAnyOrder(Value.of("Person"), Value.of("Admin"));
        assertThat(call("type", knows)).isEqualTo(Value.of("KNOWS"));
        assertThat(call("keys", knows)).isEqualTo(ListValue.of(Value.of("since")));
        assertThat(call("properties", ann)).isEqualTo(MapValue.of("name", Value.of("Ann")));
        assertThat(call("startNode", knows)).isEqualTo(ann);
        assertThat(call("endNode", knows)).isEqualTo(bob);
        assertThat(call("id", ann)).isEqualTo(Value.of(ann.id()));
        assertThat(call("elementId", knows)).isEqualTo(Value.of("r:" + knows.id()));
    }

    @Test
    void pathsTellTheirParts() {
        PathValue path = new PathValue(List.of(ann, bob), List.of(knows));
        assertThat(call("nodes", path)).isEqualTo(ListValue.of(ann, bob));
        assertThat(call("relationships", path)).isEqualTo(ListValue.of(knows));
        assertThat(call("length", path)).isEqualTo(Value.of(1));
    }

    @Test
    void propertiesAreReadByKey() {
        assertThat(property(ann, "name")).isEqualTo(Value.of("Ann"));
        assertThat(property(ann, "since")).isEqualTo(Value.NULL);
        assertThat(property(ann, "neverSeen")).isEqualTo(Value.NULL);
        assertThat(property(knows, "since")).isEqualTo(Value.of(1999));
        assertThat(property(Value.NULL, "name")).isEqualTo(Value.NULL);
        assertThat(Elements.index(transaction, store.tokens(), bob, Value.of("name")))
                .isEqualTo(Value.of("Bob"));
        NodeRecord record = new NodeRecord(9, List.of("X"), MapValue.of("p", Value.of(1)));
        assertThat(property(record, "p")).isEqualTo(Value.of(1));
        assertThatThrownBy(() -> property(Value.of(1), "name"))
                .isInstanceOfSatisfying(
                        OrbitException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME));
    }

    @Test
    void deletedNodesAreAnError() {
        NodeReference gone = node("Gone");
        transaction.deleteNode(gone.id());
        for (String key : List.of("name", "neverSeen")) {
            assertThatThrownBy(() -> property(gone, key))
                    .isInstanceOfSatisfying(
                            OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DELETED_ENTITY_ACCESS));
        }
        assertThatThrownBy(() -> call("labels", gone)).isInstanceOf(OrbitException.class);
    }

    @Test
    void wrongEntitiesAreRefusedAsTheTckDemands() {
        assertThatThrownBy(() -> call("labels", Value.of(1)))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT_VALUE));
        assertThatThrownBy(() -> call("type", ann))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT_VALUE));
    }

    private record OverGraph(GraphReader graph, Tokens tokens) implements FunctionContext {
        @Override
        public TemporalContext statementTime() {
            return new NoGraph().statementTime();
        }

        @Override
        public Instant transactionTime() {
            return NoGraph.NOW;
        }

        @Override
        public Instant realTime() {
            return NoGraph.NOW;
        }

        @Override
        public ProcedureContext procedureContext() {
            return new NoGraph().procedureContext();
        }

        @Override
        public RandomGenerator random() {
            return new NoGraph().random();
        }
    }
}
