package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.store.graph.BulkImporter;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where exported graphs are written: each in a directory of its own under this one, which need not exist yet. The host
/// offers it to procedures as a service.
public record ExportDirectory(Path path, NewDatabases databases) {
    /// How the host makes databases.
    @FunctionalInterface
    public interface NewDatabases {
        /// Makes a database that the server can be started on. It is there as a whole afterwards, or not at all.
        ///
        /// @param data a data directory without a database; made if it is missing
        /// @param threads that sort and write at the end
        /// @param fill adds nodes and relationships, and finishes the importer
        /// @throws io.orbitgraph.model.error.OrbitException if the database cannot be written
        void make(Path data, int threads, Consumer<BulkImporter> fill);
    }
}
