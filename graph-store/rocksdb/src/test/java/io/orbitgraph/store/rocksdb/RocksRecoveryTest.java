package io.orbitgraph.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Killed processes, damaged files and failing writes.
@Timeout(120)
class RocksRecoveryTest {
    private static final int KILLS = 3;
    /// Small enough to make several log files quickly.
    private static final RocksSettings SMALL = RocksSettings.DEFAULT.withWriteBufferBytes(2 << 20);

    private Path directory;

    @BeforeEach
    void setDirectory(@TempDir Path temporary) {
        directory = temporary.resolve("store");
    }

    private static RocksKeyValueStore open(Path path) {
        return RocksKeyValueStore.open(path, SMALL);
    }

    private static void assertDamaged(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OrbitException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_ERROR);
            assertThat(e).hasMessageContaining("damaged").hasMessageContaining("backup");
        });
    }

    @Test
    void aKilledProcessLosesNothingThatItAcknowledged() throws IOException {
        Seeded seeded = Seeded.of("RocksRecoveryTest");
        long acknowledged = -1;
        for (int round = 0; round < KILLS; round++) {
            try (Child child = new Child(directory, "commit", 0)) {
                for (int lines = seeded.below(150) + 1; lines > 0; lines--) {
                    acknowledged = number(child.line(), acknowledged);
                }
                for (String line : child.kill()) {
                    acknowledged = number(line, acknowledged);
                }
            }
            try (RocksKeyValueStore store = open(directory)) {
                byte[] last = store.get(Space.META, new byte[] {'l'});
                assertThat(last).isNotNull();
                long committed = ByteBuffer.wrap(last).getLong();
                assertThat(committed).as("round %s", round).isGreaterThanOrEqualTo(acknowledged);
                for (long id = 0; id <= committed; id++) {
                    byte[] graph = store.get(Space.GRAPH, Child.key(id));
                    byte[] index = store.get(Space.INDEX, Child.key(id));
                    assertThat(graph).as("both halves of commit %s", id).isEqualTo(index);
                    if (graph != null) {
                        assertThat(graph).isEqualTo(Child.value(id));
                    }
                }
                assertThat(store.get(Space.GRAPH, Child.key(acknowledged))).isNotNull();
                assertThat(store.get(Space.GRAPH, Child.key(committed + 1))).isNull();
                assertThat(store.leaseIds("commit", 1)).isGreaterThan(committed);
            }
        }
    }

    /// The number that a whole line says; each acknowledged commit must follow the one before, or an id leased in
    /// vain.
    private static long number(String line, long before) {
        assertThat(line).isNotNull();
        if (!line.endsWith(".")) {
            return before;
        }
        long number = Long.parseLong(line.substring(0, line.length() - 1));
        assertThat(number).isGreaterThan(before);
        return number;
    }

    /// Leaves a killed store with `commits` commits in its log.
    private Path crashed(int commits) {
        Path copy = directory.resolveSibling("crashed");
        try (RocksKeyValueStore store = open(directory)) {
            for (int i = 0; i < commits; i++) {
                store.commit(new WriteBatch().put(Space.GRAPH, Child.key(i), Child.value(i)), Durability.SYNC);
            }
            StoreFiles.copy(directory, copy);
        }
        return copy;
    }

    @Test
    void aFlippedBitInTheLogIsRefused() throws IOException {
        Path crashed = crashed(500);
        Path log = StoreFiles.ending(crashed, ".log").getLast();
        StoreFiles.flipBit(log, Files.size(log) / 2);
        assertDamaged(() -> open(crashed));
    }

    @Test
    void aTornLastRecordLosesThatCommitOnly() throws IOException {
        Path crashed = crashed(500);
        Path log = StoreFiles.ending(crashed, ".log").getLast();
        StoreFiles.truncate(log, Files.size(log) - 5);
        try (RocksKeyValueStore store = open(crashed)) {
            for (int i = 0; i < 499; i++) {
                assertThat(store.get(Space.GRAPH, Child.key(i))).isEqualTo(Child.value(i));
            }
            assertThat(store.get(Space.GRAPH, Child.key(499))).isNull();
        }
    }

    @Test
    void aMissingLogIsRefused() throws IOException {
        // META keeps its entry in memory, so that the logs since then stay while GRAPH fills one after the other.
        try (RocksKeyValueStore store = open(directory)) {
            store.commit(new WriteBatch().put(Space.META, new byte[] {1}, new byte[] {2}), Durability.SYNC);
            byte[] value = new byte[60_000];
            for (int i = 0; StoreFiles.ending(directory, ".log").size() < 3; i++) {
                store.commit(new WriteBatch().put(Space.GRAPH, Child.key(i), value), Durability.SYNC);
            }
        }
        Files.delete(StoreFiles.ending(directory, ".log").getFirst());
        assertThatThrownBy(() -> open(directory))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_ERROR));
    }

    @Test
    void aFlippedBitInATableIsToldWhenItIsRead() throws IOException {
        try (RocksKeyValueStore store = open(directory)) {
            try (var run = store.newRun(Space.GRAPH)) {
                byte[] value = new byte[60_000];
                for (int i = 0; i < 40; i++) {
                    value[i] = 1;
                    run.add(Child.key(i), value);
                }
                store.ingest(List.of(run));
            }
        }
        Path table = StoreFiles.ending(directory, ".sst").getLast();
        StoreFiles.flipBit(table, Files.size(table) / 2);
        try (RocksKeyValueStore store = open(directory)) {
            assertThat(store.get(Space.GRAPH, Child.key(0))).isNotNull();
            assertDamaged(() -> {
                for (int i = 0; i < 40; i++) {
                    store.get(Space.GRAPH, Child.key(i));
                }
            });
            assertDamaged(() -> {
                try (var cursor = store.scan(Space.GRAPH, new byte[0], null, true)) {
                    while (cursor.next()) {
                        assertThat(cursor.value()).isNotEmpty();
                    }
                }
            });
            assertThat(store.get(Space.GRAPH, Child.key(39))).isNotNull();
        }
    }

    @Test
    void afterAFailedWriteTheStoreIsReadOnlyAndLosesNothing() throws IOException {
        // Unpacks the native library, which is larger than the child may write.
        NativeLibrary.load();
        long acknowledged;
        try (Child child = new Child(directory, "fill", 16 * 1024)) {
            acknowledged = Long.parseLong(child.line());
            assertThat(acknowledged).isGreaterThan(100);
            assertThat(child.line()).isEqualTo("STORAGE_ERROR");
            assertThat(child.line()).isEqualTo("DATABASE_READ_ONLY");
            assertThat(child.line()).isEqualTo("DATABASE_READ_ONLY");
            assertThat(Long.parseLong(child.line())).as("readable entries").isEqualTo(acknowledged);
            assertThat(child.line()).isNull();
        }
        try (RocksKeyValueStore store = open(directory)) {
            for (long i = 0; i < acknowledged; i++) {
                byte[] value = store.get(Space.GRAPH, Child.key(i));
                assertThat(value).isNotNull();
                assertThat(ByteBuffer.wrap(value).getLong()).isEqualTo(i);
            }
            store.commit(new WriteBatch().put(Space.META, new byte[] {1}, new byte[0]), Durability.SYNC);
        }
    }
}
