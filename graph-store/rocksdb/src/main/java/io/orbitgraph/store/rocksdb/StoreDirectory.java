package io.orbitgraph.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The directory of a store: that it is one of ours, of a format that we read, and used by one process.
///
/// Beside RocksDB's files it holds `orbit-store` and `orbit-lock` (empty but for the number of the process that has the
/// store open) and, during a bulk load, `ingest/`.
///
/// `orbit-store` is UTF-8 text:
///
/// | line | content |
/// | --- | --- |
/// | 1 | `OrbitGraph key-value store` |
/// | 2 | `format=` and the version of the layout, now 1 |
/// | 3 | `crc32c=` and the checksum of the bytes of lines 1 and 2 with their line ends, eight hexadecimal digits |
final class StoreDirectory implements AutoCloseable {
    private static final String MARKER = "orbit-store";
    private static final String LOCK = "orbit-lock";
    private static final String TITLE = "OrbitGraph key-value store";
    private static final int FORMAT = 1;

    /// What this process has open. A file lock does not keep a process from itself; worse, closing any channel of a
    /// locked file gives up the lock, so that the file must not even be touched.
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private StoreDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Takes the directory, which is made and marked if it does not exist or is empty.
    static StoreDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            return take(path.toRealPath());
        } catch (IOException e) {
            throw Failures.of("opening " + path, e);
        }
    }

    private static StoreDirectory take(Path path) throws IOException {
        checkMarker(path);
        if (!OPEN.add(path)) {
            throw inUse(path, "this process");
        }
        try {
            StoreDirectory directory = new StoreDirectory(path, lock(path));
            try {
                if (!Files.exists(path.resolve(MARKER))) {
                    mark(path);
                } else {
                    directory.checkNotBeheaded();
                }
                directory.clearIngest();
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.lockFile.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            OPEN.remove(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /// Where runs are written before they are ingested.
    Path ingest() {
        return path.resolve("ingest");
    }

    private static void checkMarker(Path path) throws IOException {
        Path marker = path.resolve(MARKER);
        if (!Files.exists(marker)) {
            try (Stream<Path> files = Files.list(path)) {
                // A lock file and a half-written marker are what an interrupted creation leaves.
                if (files.anyMatch(file -> !file.endsWith(LOCK) && !file.endsWith(MARKER + ".new"))) {
                    throw new OrbitException(
                            ErrorCode.STORE_FORMAT,
                            path + " is not empty and holds no OrbitGraph store: choose another directory");
                }
            }
            return;
        }
        List<String> lines = Files.readAllLines(marker, UTF_8);
        if (lines.isEmpty() || !lines.getFirst().equals(TITLE)) {
            throw new OrbitException(ErrorCode.STORE_FORMAT, marker + " is not the mark of an OrbitGraph store");
        }
        if (lines.size() != 3 || !lines.get(2).equals(checksum(lines.get(0) + "\n" + lines.get(1) + "\n"))) {
            throw new OrbitException(ErrorCode.STORAGE_ERROR, marker + " is damaged: restore a backup");
        }
        if (!lines.get(1).equals("format=" + FORMAT)) {
            throw new OrbitException(
                    ErrorCode.STORE_FORMAT,
                    "the store in " + path + " has " + lines.get(1) + "; this version reads format=" + FORMAT
                            + " only: use the version that wrote it");
        }
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(UTF_8));
        return String.format("crc32c=%08x", crc.getValue());
    }

    /// Marks a directory as a store.
    static void mark(Path path) throws IOException {
        String head = TITLE + "\nformat=" + FORMAT + "\n";
        Path partial = path.resolve(MARKER + ".new");
        try (FileChannel file = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap((head + checksum(head) + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(partial, path.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
        force(path);
    }

    /// Makes the entries of a directory durable.
    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel file = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = file.tryLock();
            if (lock == null) {
                throw inUse(path, "process " + owner(file));
            }
            file.truncate(0);
            file.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return file;
        } finally {
            if (lock == null) {
                file.close();
            }
        }
    }

    private static String owner(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        file.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }

    private static OrbitException inUse(Path path, String user) {
        return new OrbitException(
                ErrorCode.STORAGE_ERROR, "the store in " + path + " is open in " + user + ": stop that first");
    }

    /// Without its `CURRENT` file RocksDB takes a directory for a new one and deletes what is in it.
    private void checkNotBeheaded() throws IOException {
        if (Files.exists(path.resolve("CURRENT"))) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".sst") || (name.endsWith(".log") && Files.size(file) > 0)) {
                    throw new OrbitException(
                            ErrorCode.STORAGE_ERROR,
                            "the store in " + path + " has lost its file CURRENT: restore a backup");
                }
            }
        }
    }

    /// What an interrupted bulk load left.
    private void clearIngest() throws IOException {
        if (Files.isDirectory(ingest())) {
            try (Stream<Path> files = Files.list(ingest())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            // Releases the lock.
            lockFile.close();
        } catch (IOException e) {
            throw Failures.of("closing " + path, e);
        } finally {
            OPEN.remove(path);
        }
    }
}
