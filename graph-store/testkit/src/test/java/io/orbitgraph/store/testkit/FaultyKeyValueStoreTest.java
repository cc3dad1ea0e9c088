package io.orbitgraph.store.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import io.orbitgraph.store.testkit.FaultyKeyValueStore.Moment;
import io.orbitgraph.store.testkit.FaultyKeyValueStore.Operation;
import org.junit.jupiter.api.Test;

class FaultyKeyValueStoreTest {
    private static final byte[] KEY = "k".getBytes(UTF_8);

    private final FaultyKeyValueStore store = new FaultyKeyValueStore(new InMemoryKeyValueStore());

    private void put(String value) {
        store.commit(new WriteBatch().put(Space.META, KEY, value.getBytes(UTF_8)), Durability.SYNC);
    }

    private String read() {
        byte[] value = store.get(Space.META, KEY);
        return value == null ? "-" : new String(value, UTF_8);
    }

    @Test
    void theNthCommitFailsAndNothingIsWrittenAfterIt() {
        put("0");
        store.failAt(Operation.COMMIT, 2, Moment.BEFORE);
        put("1");
        assertThat(store.hasFailed()).isFalse();
        assertThatThrownBy(() -> put("2"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_ERROR));
        assertThat(store.hasFailed()).isTrue();
        assertThatThrownBy(() -> put("3"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_READ_ONLY));
        assertThat(read()).isEqualTo("1");
    }

    @Test
    void aCommitMayFailAfterItWasDone() {
        store.failAt(Operation.COMMIT, 1, Moment.AFTER);
        assertThatThrownBy(() -> put("1")).isInstanceOf(OrbitException.class);
        assertThat(read()).isEqualTo("1");
    }

    @Test
    void readsFailOnce() {
        put("1");
        store.failAt(Operation.GET_ALL, 1, Moment.BEFORE);
        assertThatThrownBy(this::read).isInstanceOf(OrbitException.class);
        assertThat(read()).isEqualTo("1");
        store.failAt(Operation.CURSOR_NEXT, 2, Moment.BEFORE);
        try (var cursor = store.scan(Space.META, new byte[0], null, false)) {
            assertThat(cursor.next()).isTrue();
            assertThatThrownBy(cursor::next).isInstanceOf(OrbitException.class);
        }
    }
}
