package io.orbitgraph.store.testkit;

import static io.orbitgraph.store.testkit.KeyValueText.b;
import static io.orbitgraph.store.testkit.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.BulkIngest;
import io.orbitgraph.store.kv.BulkIngest.SortedRun;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What every {@link KeyValueStore} must do: besides {@link KeyValueDataContract}, what it keeps over closing and
/// crashes, leases, tells watchers and takes in bulk. A store's test extends this and opens the store.
public abstract class KeyValueStoreContract extends KeyValueDataContract {
    // durability

    @Test
    void commitsSurviveReopening() {
        put(Space.GRAPH, "a", "1");
        store.commit(new WriteBatch().put(Space.DELTA, b("b"), b("2")).logData(b("note")), Durability.OS);
        reopen();
        assertThat(get(Space.GRAPH, "a")).isEqualTo("1");
        assertThat(get(Space.DELTA, "b")).isEqualTo("2");
    }

    @Test
    void commitsSurviveACrash() {
        put(Space.GRAPH, "a", "1");
        store.commit(new WriteBatch().put(Space.META, b("b"), b("2")).delete(Space.GRAPH, b("a")), Durability.OS);
        put(Space.INDEX, "c", "3");
        store = reopenAfterCrash(store, directory);
        assertThat(scan(Space.GRAPH, "", null, false)).isEmpty();
        assertThat(get(Space.META, "b")).isEqualTo("2");
        assertThat(get(Space.INDEX, "c")).isEqualTo("3");
    }

    // leases

    @Test
    void leasedIdsAreNeverRepeated() throws Exception {
        Set<Long> leased = ConcurrentHashMap.newKeySet();
        inParallel(3, () -> {
            for (int i = 0; i < 20; i++) {
                long first = store.leaseIds("node", 3);
                for (long id = first; id < first + 3; id++) {
                    assertThat(leased.add(id)).isTrue();
                }
            }
            return 0;
        });
        assertThat(leased).hasSize(180).contains(0L, 179L);
        reopen();
        assertThat(store.leaseIds("node", 1000)).isEqualTo(180);
        store = reopenAfterCrash(store, directory);
        assertThat(store.leaseIds("node", 1)).isGreaterThanOrEqualTo(1180);
        assertThat(store.leaseIds("relationship", 1)).isZero();
        assertThatThrownBy(() -> store.leaseIds("node", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.leaseIds("node", Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    // watching

    @Test
    void watchersHearOfTheirRangeOnly() {
        List<Long> heard = new ArrayList<>();
        try (var _ = store.watch(Space.META, b("b"), b("d"), heard::add)) {
            put(Space.META, "a", "1", "d", "1");
            put(Space.INDEX, "c", "1");
            commit(new WriteBatch().deleteRange(Space.META, b("d"), b("z")));
            commit(new WriteBatch().expect(Space.META, b("c"), null));
            assertThat(heard).isEmpty();
            List<Long> expected = new ArrayList<>();
            expected.add(commit(new WriteBatch().put(Space.META, b("b"), b("1"))));
            expected.add(commit(new WriteBatch().delete(Space.META, b("cc"))));
            expected.add(commit(new WriteBatch().add(Space.META, b("c"), 1)));
            expected.add(commit(new WriteBatch().deleteRange(Space.META, b("a"), b("bb"))));
            assertThat(heard).containsExactlyElementsOf(expected);
        }
        commit(new WriteBatch().put(Space.META, b("b"), b("1")));
        assertThat(heard).hasSize(4);
    }

    @Test
    void aFailingWatcherDoesNotHarmTheCommit() {
        List<String> read = new ArrayList<>();
        try (var _ = store.watch(Space.META, ALL, null, _ -> {
                    throw new IllegalStateException("a listener's fault");
                });
                var _ = store.watch(Space.META, ALL, null, _ -> read.add(get(Space.META, "a")))) {
            put(Space.META, "a", "1");
        }
        assertThat(read).containsExactly("1");
    }

    // bulk ingest

    @Test
    void runsAppearTogether() {
        BulkIngest ingest = bulkIngest();
        put(Space.GRAPH, "b", "old", "z", "old");
        List<Long> heard = new ArrayList<>();
        try (SortedRun first = ingest.newRun(Space.GRAPH);
                SortedRun second = ingest.newRun(Space.GRAPH);
                SortedRun index = ingest.newRun(Space.INDEX);
                SortedRun empty = ingest.newRun(Space.META);
                var _ = store.watch(Space.GRAPH, b("p"), b("r"), heard::add)) {
            second.add(b("m"), b("1"));
            second.add(b("q"), b("2"));
            first.add(b("a"), b("3"));
            first.add(b("b"), b("4"));
            index.add(b("a"), b("5"));
            assertThat(first.sizeBytes()).isNotNegative();
            assertThatThrownBy(() -> first.add(b("b"), b("again"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> first.add(b("a"), b("back"))).isInstanceOf(IllegalArgumentException.class);
            assertThat(scan(Space.GRAPH, "", null, false)).containsExactly("b=old", "z=old");
            ingest.ingest(List.of(second, first, empty, index));
        }
        assertThat(heard).hasSize(1);
        List<String> expected = List.of("a=3", "b=4", "m=1", "q=2", "z=old");
        assertThat(scan(Space.GRAPH, "", null, false)).isEqualTo(expected);
        assertThat(scan(Space.INDEX, "", null, false)).containsExactly("a=5");
        put(Space.GRAPH, "b", "newer");
        assertThat(get(Space.GRAPH, "b")).isEqualTo("newer");
        put(Space.GRAPH, "b", "4");
        store = reopenAfterCrash(store, directory);
        assertThat(scan(Space.GRAPH, "", null, false)).isEqualTo(expected);
    }

    @Test
    void overlappingOrDroppedRunsAreNotIngested() {
        BulkIngest ingest = bulkIngest();
        try (SortedRun first = ingest.newRun(Space.GRAPH);
                SortedRun second = ingest.newRun(Space.GRAPH)) {
            first.add(b("a"), b("1"));
            first.add(b("m"), b("1"));
            second.add(b("m"), b("1"));
            assertThatThrownBy(() -> ingest.ingest(List.of(first, second)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (SortedRun dropped = ingest.newRun(Space.GRAPH)) {
            dropped.add(b("a"), b("1"));
        }
        assertThat(scan(Space.GRAPH, "", null, false)).isEmpty();
    }

    private BulkIngest bulkIngest() {
        var capability = store.capability(BulkIngest.class);
        assumeTrue(capability.isPresent(), "the store cannot ingest");
        return capability.get();
    }

    // closing

    @Test
    void aClosedStoreRefusesEverything() {
        put(Space.META, "a", "1", "b", "2");
        Cursor cursor = store.scan(Space.META, ALL, null, false);
        assertThat(cursor.next()).isTrue();
        store.close();
        store.close();
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, cursor::next);
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, cursor::key);
        cursor.close();
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> store.get(Space.META, b("a")));
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> store.scan(Space.META, ALL, null, false));
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> store.leaseIds("node", 1));
        assertRefused(
                ErrorCode.DATABASE_UNAVAILABLE,
                () -> store.commit(new WriteBatch().put(Space.META, b("a"), b("3")), Durability.SYNC));
    }

    @Test
    void closingWaitsForRunningOperations() throws Exception {
        put(Space.META, "a", "1", "b", "2", "c", "3");
        AtomicLong thread = new AtomicLong();
        inParallel(4, () -> {
            if (thread.getAndIncrement() == 0) {
                Thread.sleep(30);
                store.close();
                return 0;
            }
            try {
                while (true) {
                    try (Cursor cursor = store.scan(Space.META, ALL, null, false)) {
                        while (cursor.next()) {
                            assertThat(cursor.value()).hasSize(1);
                        }
                    }
                    store.commit(new WriteBatch().put(Space.META, b("a"), b("4")), Durability.OS);
                }
            } catch (OrbitException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            }
            return 0;
        });
        store = open(directory);
        assertThat(get(Space.META, "b")).isEqualTo("2");
    }

    @Test
    void randomOperationsGiveTheSameAsTheOracle() {
        new KeyValueComparison(Seeded.of("KeyValueStoreContract")).run(store, this::open, directory, 3_000);
        store = open(directory);
    }
}
