package io.orbitgraph.store.rocksdb;

import io.orbitgraph.store.kv.BulkIngest.SortedRun;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/// A table file in the making, with the options of its family. The file is made with the first entry.
final class RocksRun implements SortedRun {
    private final Families families;
    private final Space space;
    private final Path file;
    private @Nullable Writer writer;
    private byte @Nullable [] first;
    private byte @Nullable [] last;
    private long sizeBytes;
    private boolean closed;

    /// The native objects of a file being written.
    private record Writer(EnvOptions environment, Options options, SstFileWriter file) implements AutoCloseable {
        static Writer open(Families families, Space space, Path path) throws RocksDBException {
            EnvOptions environment = new EnvOptions();
            Options options = new Options(families.database(), families.of(space));
            SstFileWriter file = new SstFileWriter(environment, options);
            Writer writer = new Writer(environment, options, file);
            try {
                file.open(path.toString());
                return writer;
            } catch (RocksDBException e) {
                writer.close();
                throw e;
            }
        }

        @Override
        public void close() {
            file.close();
            options.close();
            environment.close();
        }
    }

    RocksRun(Families families, Space space, Path file) {
        this.families = families;
        this.space = space;
        this.file = file;
    }

    Space space() {
        return space;
    }

    Path file() {
        return file;
    }

    byte @Nullable [] first() {
        return first;
    }

    byte @Nullable [] last() {
        return last;
    }

    @Override
    public void add(byte[] key, byte[] value) {
        Keys.checkKey(key);
        Keys.checkValue(value);
        if (closed) {
            throw new IllegalStateException("the run is closed");
        }
        if (last != null && Keys.compare(last, key) >= 0) {
            throw new IllegalArgumentException("the keys of a run must ascend");
        }
        try {
            if (writer == null) {
                writer = Writer.open(families, space, file);
                first = key.clone();
            }
            writer.file.put(key, value);
        } catch (RocksDBException e) {
            throw Failures.of("writing a run", e);
        }
        last = key.clone();
        sizeBytes += key.length + value.length;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /// Ends the file and makes it durable; true if there is one.
    boolean finish() {
        if (closed) {
            throw new IllegalStateException("the run is closed");
        }
        if (writer == null) {
            return false;
        }
        try (Writer finished = writer) {
            finished.file.finish();
            writer = null;
            return true;
        } catch (RocksDBException e) {
            throw Failures.of("writing a run", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (writer != null) {
            writer.close();
            writer = null;
        }
        try {
            // Gone already if it was moved into the store.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failures.of("dropping a run", e);
        }
    }
}
