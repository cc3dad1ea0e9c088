package io.orbitgraph.store.testkit;

import static io.orbitgraph.store.testkit.KeyValueText.b;
import static io.orbitgraph.store.testkit.KeyValueText.counter;
import static io.orbitgraph.store.testkit.KeyValueText.s;
import static io.orbitgraph.store.testkit.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every {@link KeyValueStore} must do with keys and values: reads, scans, commits, limits.
@Timeout(60)
abstract class KeyValueDataContract {
    static final byte[] ALL = {};

    Path directory;
    KeyValueStore store;

    /// Opens the store that lives in `directory`; a new one if nothing does.
    protected abstract KeyValueStore open(Path directory);

    /// Opens what a killed process would leave of `store`, which is open and idle; closes `store` without its help to
    /// the copy.
    protected abstract KeyValueStore reopenAfterCrash(KeyValueStore store, Path directory);

    @BeforeEach
    final void openStore(@TempDir Path temporary) {
        directory = temporary.resolve("store");
        store = open(directory);
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    final void reopen() {
        store.close();
        store = open(directory);
    }

    final void put(Space space, String... keysAndValues) {
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            batch.put(space, b(keysAndValues[i]), b(keysAndValues[i + 1]));
        }
        commit(batch);
    }

    final long commit(WriteBatch batch) {
        CommitResult result = store.commit(batch, Durability.SYNC);
        assertThat(result).isInstanceOf(CommitResult.Ok.class);
        return ((CommitResult.Ok) result).sequence();
    }

    final String get(Space space, String key) {
        return s(store.get(space, b(key)));
    }

    final List<String> scan(Space space, String from, @Nullable String to, boolean reverse) {
        List<String> entries = new ArrayList<>();
        try (Cursor cursor = store.scan(space, b(from), to == null ? null : b(to), reverse)) {
            while (cursor.next()) {
                entries.add(s(cursor.key()) + "=" + s(cursor.value()));
            }
            assertThat(cursor.next()).isFalse();
        }
        return entries;
    }

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    // reads

    @Test
    void getAllAnswersInTheOrderOfItsKeys() {
        put(Space.GRAPH, "a", "1", "b", "2", "c", "");
        var values = store.getAll(Space.GRAPH, List.of(b("c"), b("x"), b("a"), b("a")));
        assertThat(values.length).isEqualTo(4);
        assertThat(values[0]).isEmpty();
        assertThat(values[1]).isNull();
        assertThat(s(values[2])).isEqualTo("1");
        assertThat(s(values[3])).isEqualTo("1");
        assertThat(store.getAll(Space.GRAPH, List.of())).isEmpty();
    }

    @Test
    void spacesAreSeparate() {
        for (Space space : Space.values()) {
            put(space, "k", space.name());
        }
        commit(new WriteBatch().delete(Space.INDEX, b("k")));
        assertThat(get(Space.GRAPH, "k")).isEqualTo("GRAPH");
        assertThat(get(Space.DELTA, "k")).isEqualTo("DELTA");
        assertThat(get(Space.INDEX, "k")).isEqualTo("-");
        assertThat(get(Space.META, "k")).isEqualTo("META");
    }

    @Test
    void scansGoBothWaysAndStopAtTheirBounds() {
        for (Space space : Space.values()) {
            put(space, "a", "1", "ab", "2", "b", "3", "ba", "4", "c", "5");
            assertThat(scan(space, "", null, false)).containsExactly("a=1", "ab=2", "b=3", "ba=4", "c=5");
            assertThat(scan(space, "", null, true)).containsExactly("c=5", "ba=4", "b=3", "ab=2", "a=1");
            assertThat(scan(space, "ab", "c", false)).containsExactly("ab=2", "b=3", "ba=4");
            assertThat(scan(space, "ab", "c", true)).containsExactly("ba=4", "b=3", "ab=2");
            assertThat(scan(space, "aa", "bb", true)).containsExactly("ba=4", "b=3", "ab=2");
            assertThat(scan(space, "d", null, false)).isEmpty();
            assertThat(scan(space, "d", null, true)).isEmpty();
            assertThat(scan(space, "b", "b", false)).isEmpty();
            assertThat(scan(space, "b", "b", true)).isEmpty();
            assertThat(scan(space, "c", "a", false)).isEmpty();
            assertThat(scan(space, "c", "a", true)).isEmpty();
        }
    }

    @Test
    void keysAreOrderedAsUnsignedBytes() {
        byte[][] ordered = {{0}, {0, 0}, {1}, {0x7F}, {(byte) 0x80}, {(byte) 0xFF}, {(byte) 0xFF, (byte) 0xFF}};
        WriteBatch batch = new WriteBatch();
        for (int i = ordered.length - 1; i >= 0; i--) {
            batch.put(Space.INDEX, ordered[i], ALL);
        }
        commit(batch);
        List<byte[]> keys = new ArrayList<>();
        try (Cursor cursor = store.scan(Space.INDEX, ALL, null, false)) {
            while (cursor.next()) {
                keys.add(cursor.key());
            }
        }
        assertThat(keys).containsExactly(ordered);
    }

    /// Groups are four bytes of a delta key; a store may use that, and must stay right for all other ranges.
    @Test
    void deltasAreScannedByGroupAndAcrossGroups() {
        WriteBatch batch = new WriteBatch();
        for (int group = 0; group < 300; group += 3) {
            for (int commit = 0; commit < 3; commit++) {
                batch.put(Space.DELTA, deltaKey(group, commit), deltaKey(group, commit));
            }
        }
        batch.put(Space.DELTA, new byte[] {0, 0}, new byte[] {1});
        commit(batch);
        for (boolean reverse : new boolean[] {false, true}) {
            for (int group = 0; group < 300; group++) {
                byte[] from = ByteBuffer.allocate(4).putInt(group).array();
                assertThat(count(from, Keys.prefixEnd(from), reverse)).isEqualTo(group % 3 == 0 ? 3 : 0);
                assertThat(count(deltaKey(group, 1), Keys.prefixEnd(from), reverse))
                        .isEqualTo(group % 3 == 0 ? 2 : 0);
                assertThat(count(deltaKey(group, 1), deltaKey(group, 2), reverse))
                        .isEqualTo(group % 3 == 0 ? 1 : 0);
            }
            assertThat(count(deltaKey(1, 0), deltaKey(300, 0), reverse)).isEqualTo(297);
            assertThat(count(deltaKey(2, 0), deltaKey(4, 0), reverse)).isEqualTo(3);
            assertThat(count(deltaKey(4, 7), null, reverse)).isEqualTo(294);
            assertThat(count(ALL, null, reverse)).isEqualTo(301);
            assertThat(count(new byte[] {0}, deltaKey(0, 1), reverse)).isEqualTo(2);
        }
    }

    private static byte[] deltaKey(int group, long commit) {
        return ByteBuffer.allocate(12).putInt(group).putLong(commit).array();
    }

    private int count(byte[] from, byte @Nullable [] to, boolean reverse) {
        int count = 0;
        try (Cursor cursor = store.scan(Space.DELTA, from, to, reverse)) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    @Test
    void aCursorSeesTheStateOfItsOpening() {
        put(Space.META, "a", "1", "b", "2", "c", "3");
        try (Cursor cursor = store.scan(Space.META, ALL, null, false)) {
            assertThat(cursor.next()).isTrue();
            commit(new WriteBatch()
                    .delete(Space.META, b("b"))
                    .put(Space.META, b("c"), b("changed"))
                    .put(Space.META, b("d"), b("new")));
            assertThat(cursor.next()).isTrue();
            assertThat(s(cursor.key())).isEqualTo("b");
            assertThat(cursor.next()).isTrue();
            assertThat(s(cursor.value())).isEqualTo("3");
            assertThat(cursor.next()).isFalse();
        }
        assertThat(scan(Space.META, "", null, false)).containsExactly("a=1", "c=changed", "d=new");
    }

    // commits

    @Test
    void rangesAreDeletedBeforePutsAndAddsComeLast() {
        put(Space.GRAPH, "a", "1", "b", "1", "c", "1", "d", "1");
        commit(new WriteBatch()
                .put(Space.GRAPH, b("b"), b("2"))
                .deleteRange(Space.GRAPH, b("b"), b("d"))
                .deleteRange(Space.GRAPH, b("d"), b("d")));
        assertThat(scan(Space.GRAPH, "", null, false)).containsExactly("a=1", "b=2", "d=1");
        commit(new WriteBatch()
                .put(Space.GRAPH, b("x"), b("first"))
                .put(Space.GRAPH, b("x"), b("second"))
                .put(Space.GRAPH, b("y"), b("first"))
                .delete(Space.GRAPH, b("y"))
                .delete(Space.GRAPH, b("a"))
                .put(Space.GRAPH, b("a"), b("again")));
        assertThat(scan(Space.GRAPH, "", null, false)).containsExactly("a=again", "b=2", "d=1", "x=second");
    }

    @Test
    void addsAreSummed() {
        commit(new WriteBatch().add(Space.META, b("n"), 5).add(Space.META, b("n"), -7));
        assertThat(counterAt("n")).isEqualTo(-2);
        commit(new WriteBatch().add(Space.META, b("n"), 300).add(Space.META, b("m"), Long.MAX_VALUE));
        assertThat(counterAt("n")).isEqualTo(298);
        commit(new WriteBatch().add(Space.META, b("m"), 1));
        assertThat(counterAt("m")).isEqualTo(Long.MIN_VALUE);
        commit(new WriteBatch().add(Space.META, b("n"), 1).put(Space.META, b("n"), counter(10)));
        assertThat(counterAt("n")).isEqualTo(11);
        reopen();
        assertThat(counterAt("n")).isEqualTo(11);
        commit(new WriteBatch().delete(Space.META, b("n")).add(Space.META, b("n"), 4));
        assertThat(counterAt("n")).isEqualTo(4);
    }

    private long counterAt(String key) {
        byte[] value = store.get(Space.META, b(key));
        assertThat(value).hasSize(8);
        return counter(Objects.requireNonNull(value));
    }

    @Test
    void anUnexpectedValueWritesNothing() {
        put(Space.META, "k", "1");
        assertThat(store.commit(
                        new WriteBatch()
                                .expect(Space.META, b("k"), b("2"))
                                .put(Space.META, b("k"), b("3"))
                                .add(Space.META, b("n"), 1)
                                .deleteRange(Space.META, b("a"), b("z")),
                        Durability.SYNC))
                .isInstanceOfSatisfying(CommitResult.Conflict.class, conflict -> {
                    assertThat(conflict.space()).isEqualTo(Space.META);
                    assertThat(s(conflict.key())).isEqualTo("k");
                });
        assertThat(scan(Space.META, "", null, false)).containsExactly("k=1");
        assertThat(store.commit(new WriteBatch().expect(Space.META, b("k"), null), Durability.SYNC))
                .isInstanceOf(CommitResult.Conflict.class);
        assertThat(store.commit(new WriteBatch().expect(Space.META, b("none"), ALL), Durability.SYNC))
                .isInstanceOf(CommitResult.Conflict.class);
        commit(new WriteBatch().expect(Space.META, b("k"), b("1")).expect(Space.META, b("none"), null));
        commit(new WriteBatch().expect(Space.META, b("k"), b("1")).put(Space.META, b("k"), b("2")));
        assertThat(get(Space.META, "k")).isEqualTo("2");
    }

    @Test
    void validationExcludesOtherCommits() throws Exception {
        // Half of the threads count by compare-and-set, half by adding: no increment may get lost between them.
        AtomicLong thread = new AtomicLong();
        AtomicLong adding = new AtomicLong(2);
        AtomicLong done = new AtomicLong();
        inParallel(4, () -> {
            if (thread.getAndIncrement() % 2 == 0) {
                for (int i = 0; i < 2_000; i++) {
                    store.commit(new WriteBatch().add(Space.META, b("n"), 1), Durability.OS);
                    done.incrementAndGet();
                }
                adding.decrementAndGet();
            } else {
                while (adding.get() > 0) {
                    byte[] old = store.get(Space.META, b("n"));
                    WriteBatch batch = new WriteBatch()
                            .expect(Space.META, b("n"), old)
                            .put(Space.META, b("n"), counter(old == null ? 1 : counter(old) + 1));
                    if (store.commit(batch, Durability.OS) instanceof CommitResult.Ok) {
                        done.incrementAndGet();
                    }
                }
            }
            return 0;
        });
        assertThat(counterAt("n")).isEqualTo(done.get());
    }

    @Test
    void commitsAreNumberedUpwards() throws Exception {
        long before = commit(new WriteBatch().put(Space.META, b("a"), b("1")));
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        inParallel(4, () -> {
            long last = before;
            for (int i = 0; i < 50; i++) {
                var result = store.commit(new WriteBatch().put(Space.META, b("a"), b("" + i)), Durability.OS);
                long number = ((CommitResult.Ok) result).sequence();
                assertThat(number).isGreaterThan(last);
                assertThat(numbers.add(number)).isTrue();
                last = number;
            }
            return 0;
        });
        long after = commit(new WriteBatch().put(Space.META, b("a"), b("x")));
        assertThat(numbers).allMatch(number -> number < after);
        reopen();
        assertThat(commit(new WriteBatch().put(Space.META, b("a"), b("y")))).isGreaterThan(after);
    }

    @Test
    void readersSeeAllOfACommitOrNothing() throws Exception {
        put(Space.GRAPH, "a", "0", "b", "0", "c", "0");
        AtomicLong thread = new AtomicLong();
        inParallel(3, () -> {
            boolean writes = thread.getAndIncrement() == 0;
            for (int i = 0; i < 300; i++) {
                if (writes) {
                    byte[] value = b("" + i);
                    store.commit(
                            new WriteBatch()
                                    .put(Space.GRAPH, b("a"), value)
                                    .put(Space.GRAPH, b("b"), value)
                                    .put(Space.GRAPH, b("c"), value),
                            Durability.OS);
                } else {
                    var values = store.getAll(Space.GRAPH, List.of(b("a"), b("b"), b("c")));
                    assertThat(values[0]).isEqualTo(values[1]).isEqualTo(values[2]);
                    List<String> scanned = new ArrayList<>();
                    try (Cursor cursor = store.scan(Space.GRAPH, ALL, null, i % 2 == 0)) {
                        while (cursor.next()) {
                            scanned.add(s(cursor.value()));
                        }
                    }
                    assertThat(new HashSet<>(scanned)).hasSize(1);
                }
            }
            return 0;
        });
    }

    @Test
    void theCallersArraysAreNotKept() {
        byte[] key = b("k");
        byte[] value = b("v");
        commit(new WriteBatch().put(Space.META, key, value));
        key[0] = 'x';
        value[0] = 'x';
        assertThat(scan(Space.META, "", null, false)).containsExactly("k=v");
        byte[] read = store.get(Space.META, b("k"));
        assertThat(read).isNotNull();
        Arrays.fill(read, (byte) 0);
        assertThat(get(Space.META, "k")).isEqualTo("v");
    }

    // limits

    @Test
    void keysAndValuesHaveLimits() {
        byte[] longKey = new byte[KeyValueStore.MAX_KEY_BYTES];
        byte[] bigValue = new byte[KeyValueStore.MAX_VALUE_BYTES];
        Arrays.fill(longKey, (byte) 0xFF);
        Arrays.fill(bigValue, (byte) 0xFF);
        commit(new WriteBatch().put(Space.GRAPH, longKey, bigValue));
        assertThat(store.get(Space.GRAPH, longKey)).isEqualTo(bigValue);
        byte[] tooLong = new byte[KeyValueStore.MAX_KEY_BYTES + 1];
        byte[] tooBig = new byte[KeyValueStore.MAX_VALUE_BYTES + 1];
        assertRefused(ErrorCode.REQUEST_TOO_LARGE, () -> new WriteBatch().put(Space.GRAPH, tooLong, ALL));
        assertRefused(ErrorCode.REQUEST_TOO_LARGE, () -> new WriteBatch().put(Space.GRAPH, longKey, tooBig));
        assertRefused(ErrorCode.REQUEST_TOO_LARGE, () -> new WriteBatch().add(Space.META, tooLong, 1));
        assertRefused(ErrorCode.REQUEST_TOO_LARGE, () -> store.get(Space.GRAPH, tooLong));
        assertThatThrownBy(() -> new WriteBatch().put(Space.GRAPH, ALL, ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get(Space.GRAPH, ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WriteBatch().deleteRange(Space.META, b("b"), b("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
