package io.orbitgraph.store.rocksdb;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Turns failures of RocksDB and of files into errors that say what to do.
final class Failures {
    private Failures() {}

    /// @param what what was being done, as in "reading"
    static OrbitException of(String what, RocksDBException cause) {
        Status status = cause.getStatus();
        String advice = status != null && status.getCode() == Status.Code.Corruption
                ? "; the store is damaged: run the checker, or restore a backup"
                : "";
        return new OrbitException(
                ErrorCode.STORAGE_ERROR, "the storage failed while " + what + ": " + text(cause) + advice, null, cause);
    }

    static OrbitException of(String what, IOException cause) {
        return new OrbitException(
                ErrorCode.STORAGE_ERROR, "the storage failed while " + what + ": " + cause, null, cause);
    }

    static OrbitException opening(Path directory, RocksDBException cause) {
        Status status = cause.getStatus();
        Status.Code code = status == null ? Status.Code.Undefined : status.getCode();
        return switch (code) {
            case Corruption ->
                new OrbitException(
                        ErrorCode.STORAGE_ERROR,
                        "the store in " + directory + " is damaged and was not opened, as acknowledged commits would be"
                                + " lost: restore a backup (" + text(cause) + ")",
                        null,
                        cause);
            case InvalidArgument, NotSupported ->
                new OrbitException(
                        ErrorCode.STORE_FORMAT,
                        "the store in " + directory + " has a format that this version does not read (" + text(cause)
                                + ")",
                        null,
                        cause);
            default ->
                new OrbitException(
                        ErrorCode.STORAGE_ERROR,
                        "the store in " + directory + " could not be opened: " + text(cause),
                        null,
                        cause);
        };
    }

    static OrbitException closed() {
        return new OrbitException(ErrorCode.DATABASE_UNAVAILABLE, "the key-value store is closed");
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
