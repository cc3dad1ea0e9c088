package io.orbitgraph.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.Checkpoint;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

@Timeout(60)
class StoreDirectoryTest {
    private static final byte[] KEY = {1};

    private Path directory;

    @BeforeEach
    void setDirectory(@TempDir Path temporary) {
        directory = temporary.resolve("a").resolve("store");
    }

    private static RocksKeyValueStore open(Path path) {
        return RocksKeyValueStore.open(path, RocksSettings.DEFAULT);
    }

    private void create(int value) {
        try (RocksKeyValueStore store = open(directory)) {
            store.commit(new WriteBatch().put(Space.META, KEY, new byte[] {(byte) value}), Durability.SYNC);
        }
    }

    private void assertRefused(ErrorCode code, String text) {
        assertThatThrownBy(() -> open(directory)).isInstanceOfSatisfying(OrbitException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining(text);
        });
    }

    @Test
    void anEmptyDirectoryBecomesAStore() throws IOException {
        Files.createDirectories(directory);
        create(7);
        try (RocksKeyValueStore store = open(directory)) {
            assertThat(store.get(Space.META, KEY)).containsExactly(7);
        }
    }

    @Test
    void aDirectoryWithOtherFilesIsRefused() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("thesis.txt"), "x");
        assertRefused(ErrorCode.STORE_FORMAT, "holds no OrbitGraph store");
        assertThat(directory.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void anotherProgramsRocksDbIsRefused() throws IOException, RocksDBException {
        NativeLibrary.load();
        Files.createDirectories(directory);
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB other = RocksDB.open(options, directory.toString())) {
            other.put(KEY, KEY);
        }
        assertRefused(ErrorCode.STORE_FORMAT, "holds no OrbitGraph store");
        try (Options options = new Options();
                RocksDB other = RocksDB.open(options, directory.toString())) {
            assertThat(other.get(KEY)).isEqualTo(KEY);
        }
    }

    @Test
    void aMarkedDirectoryWithOtherFamiliesIsRefused() throws IOException, RocksDBException {
        NativeLibrary.load();
        Files.createDirectories(directory);
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB other = RocksDB.open(options, directory.toString());
                var _ = other.createColumnFamily(new org.rocksdb.ColumnFamilyDescriptor(new byte[] {'x'}))) {
            other.put(KEY, KEY);
        }
        StoreDirectory.mark(directory);
        assertRefused(ErrorCode.STORE_FORMAT, "does not read");
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        create(1);
        Path marker = directory.resolve("orbit-store");
        String newer = Files.readString(marker).replace("format=1", "format=2");
        String head = newer.substring(0, newer.indexOf("crc32c="));
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(head.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(marker, head + String.format("crc32c=%08x%n", crc.getValue()));
        assertRefused(ErrorCode.STORE_FORMAT, "format=2");
        Files.writeString(marker, newer);
        assertRefused(ErrorCode.STORAGE_ERROR, "damaged");
        Files.writeString(marker, "something else");
        assertRefused(ErrorCode.STORE_FORMAT, "not the mark");
    }

    @Test
    void aStoreWithoutItsCurrentFileIsNotTakenForANewOne() throws IOException {
        create(1);
        byte[] current = Files.readAllBytes(directory.resolve("CURRENT"));
        Files.delete(directory.resolve("CURRENT"));
        assertRefused(ErrorCode.STORAGE_ERROR, "CURRENT");
        Files.write(directory.resolve("CURRENT"), current);
        try (RocksKeyValueStore store = open(directory)) {
            assertThat(store.get(Space.META, KEY)).containsExactly(1);
        }
    }

    @Test
    void anInterruptedCreationIsFinished() throws IOException {
        Files.createDirectories(directory);
        Files.createFile(directory.resolve("orbit-lock"));
        Files.writeString(directory.resolve("orbit-store.new"), "OrbitG");
        create(3);
        Path marked = directory.resolveSibling("marked");
        Files.createDirectories(marked);
        StoreDirectory.mark(marked);
        open(marked).close();
    }

    @Test
    void aStoreIsOpenOnceInAProcess() {
        try (RocksKeyValueStore _ = open(directory)) {
            assertRefused(ErrorCode.STORAGE_ERROR, "open in this process");
        }
        open(directory).close();
    }

    @Test
    void aStoreIsOpenInOneProcess() throws IOException {
        try (Child child = new Child(directory, "hold", 0)) {
            assertThat(child.line()).isEqualTo("open");
            assertRefused(ErrorCode.STORAGE_ERROR, "open in process " + child.pid());
            child.kill();
        }
        open(directory).close();
    }

    @Test
    void aCheckpointIsAStoreOfThatMoment() {
        Path copy = directory.resolveSibling("copy");
        try (RocksKeyValueStore store = open(directory)) {
            Checkpoint checkpoint = store.capability(Checkpoint.class).orElseThrow();
            store.commit(new WriteBatch().put(Space.META, KEY, new byte[] {1}), Durability.OS);
            store.leaseIds("node", 10);
            checkpoint.checkpoint(copy);
            store.commit(new WriteBatch().put(Space.META, KEY, new byte[] {2}), Durability.OS);
            assertThatThrownBy(() -> checkpoint.checkpoint(copy)).isInstanceOf(IllegalArgumentException.class);
            try (RocksKeyValueStore copied = open(copy)) {
                assertThat(copied.get(Space.META, KEY)).containsExactly(1);
                assertThat(copied.leaseIds("node", 1)).isEqualTo(10);
                copied.commit(new WriteBatch().put(Space.META, KEY, new byte[] {9}), Durability.SYNC);
            }
            assertThat(store.get(Space.META, KEY)).containsExactly(2);
        }
    }
}
