package io.orbitgraph.server.importer;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.BulkImporter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The store of a data directory while it is being imported. It lies beside its later place and is moved there in one
/// step, so that a server finds the whole database or none, whatever happens to the import.
public final class NewDatabase implements AutoCloseable {
    private static final String STORE = "store";
    private static final String UNFINISHED = "store.importing";
    private static final String LOCK = "store.importing.lock";

    private final Path data;
    private final FileChannel lockFile;
    private boolean published;

    private NewDatabase(Path data, FileChannel lockFile) {
        this.data = data;
        this.lockFile = lockFile;
    }

    /// Makes a database in a data directory that has none; if that fails, a directory that was not there is not there.
    ///
    /// @param threads that sort and write at the end
    /// @param fill adds nodes and relationships, and finishes the importer
    /// @throws OrbitException if there is a database, or it cannot be written
    public static void make(Path data, int threads, Consumer<BulkImporter> fill) {
        boolean isNew = Files.notExists(data);
        boolean made = false;
        try {
            try (NewDatabase database = begin(data)) {
                try (BulkImporter importer = StoreSink.create(database.directory(), threads)) {
                    fill.accept(importer);
                }
                database.publish();
            }
            made = true;
        } catch (ImportException e) {
            throw new OrbitException(ErrorCode.PROCEDURE_CALL_FAILED, String.valueOf(e.getMessage()), null, e);
        } catch (IOException e) {
            throw new OrbitException(
                    ErrorCode.PROCEDURE_CALL_FAILED, "The database could not be written: " + e.getMessage(), null, e);
        } finally {
            if (isNew && !made) {
                // It is empty now; if it could not be emptied either, that is not what failed first.
                data.toFile().delete();
            }
        }
    }

    /// Begins a database in a data directory that has none. What an interrupted import left there is removed.
    ///
    /// @throws ImportException if there is a database, or another import runs
    static NewDatabase begin(Path data) throws IOException {
        Files.createDirectories(data);
        requireNone(data);
        FileChannel lockFile =
                FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(lockFile) == null) {
                throw new ImportException("Another import into " + data + " is running.");
            }
            NewDatabase database = new NewDatabase(data, lockFile);
            delete(database.directory());
            return database;
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /// Where the store is to be made. It does not exist yet.
    Path directory() {
        return data.resolve(UNFINISHED);
    }

    /// Moves the store, which must be closed, to where a server looks for it.
    void publish() throws IOException {
        requireNone(data);
        try {
            // An empty directory may be there; a move replaces it only where it is empty.
            Files.deleteIfExists(data.resolve(STORE));
            Files.move(directory(), data.resolve(STORE), StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            throw databaseIn(data);
        }
        published = true;
        try (FileChannel directory = FileChannel.open(data)) {
            directory.force(true);
        }
    }

    /// Removes what is unfinished.
    @Override
    public void close() throws IOException {
        try (lockFile) {
            if (!published) {
                delete(directory());
            }
            Files.deleteIfExists(data.resolve(LOCK));
        }
    }

    private static void requireNone(Path data) throws IOException {
        Path store = data.resolve(STORE);
        if (Files.isDirectory(store)) {
            try (Stream<Path> entries = Files.list(store)) {
                if (entries.findAny().isPresent()) {
                    throw databaseIn(data);
                }
            }
        }
    }

    private static ImportException databaseIn(Path data) {
        return new ImportException("There is a database in " + data
                + " already; an import makes a new one. Name another directory with --data.");
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> contents;
            try (Stream<Path> paths = Files.walk(directory)) {
                contents = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : contents) {
                Files.delete(path);
            }
        }
    }
}
