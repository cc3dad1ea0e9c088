package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.server.importer.ImportCommand;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A graph goes out as files, and the bulk import reads them back.
class GraphExportTest {
    @TempDir
    Path directory;

    private final String name = "export-" + UUID.randomUUID();

    @Test
    void theImportReadsWhatTheExportWrites() throws IOException {
        Path files = CypherDatabase.EXPORTS.path().resolve(name);
        try (CypherDatabase database = new CypherDatabase()) {
            database.run("CREATE (a:Person:`Po,\"et` {age: 30}), (b:Person {score: 1.5, tags: [1, 2]}), (c:City),"
                    + " (a)-[:KNOWS {since: 1999}]->(b), (a)-[:KNOWS]->(a), (b)-[:`LIVES, IN`]->(c)");
            database.run("CALL gds.graph.project('g', {Person: {properties: ['age', 'score', 'tags']}, `Po,\"et`: {},"
                    + " City: {}}, {KNOWS: {orientation: 'UNDIRECTED', properties: 'since'}, `LIVES, IN`: {}})");
            assertThat(database.rows("CALL gds.graph.export.csv('g', {exportName: '" + name + "'}) YIELD nodeCount,"
                            + " relationshipCount, relationshipTypes, nodePropertyCount, relationshipPropertyCount"))
                    .containsExactly("3, 3, 2, 9, 2");
            assertThatThrownBy(() -> database.rows("CALL gds.graph.export.csv('g', {exportName: '" + name + "'})"))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("already");
        }
        assertThat(new CommandLine(new ImportCommand())
                        .execute(
                                "--data=" + directory.resolve("data"),
                                "--report-file=" + directory.resolve("report"),
                                "--id-type=integer",
                                "--nodes=" + files.resolve("nodes.csv"),
                                "--relationships=" + files.resolve("relationships-0.csv"),
                                "--relationships=" + files.resolve("relationships-1.csv")))
                .isZero();
        try (KeyValueStore keyValues =
                        RocksKeyValueStore.open(directory.resolve("data").resolve("store"), RocksSettings.DEFAULT);
                GraphStore store = GraphStores.open(keyValues, GraphStoreConfig.DEFAULT)) {
            assertThat(CypherDatabase.rows(
                            CypherDatabase.service(store).localSession("test"),
                            "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r),"
                                    + " r.since, labels(m)",
                            MapValue.EMPTY))
                    .containsExactlyInAnyOrder(
                            "['Person', 'Po,\"et'], {age: 30}, KNOWS, 1999.0, ['Person']",
                            "['Person', 'Po,\"et'], {age: 30}, KNOWS, null, ['Person', 'Po,\"et']",
                            "['Person'], {score: 1.5, tags: [1, 2]}, LIVES, IN, null, ['City']",
                            "['City'], {}, null, null, null");
        } finally {
            delete(files);
        }
    }

    private static void delete(Path files) throws IOException {
        try (Stream<Path> paths = Files.list(files)) {
            for (Path file : paths.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(files);
    }

    @Test
    void onlyNamesInsideTheExportDirectoryAreTaken() {
        try (CypherDatabase database = new CypherDatabase()) {
            database.run("CREATE (:A)");
            database.run("CALL gds.graph.project('g', '*', '*')");
            for (String outside : List.of("../x", "/x", "a/b", "..", "")) {
                assertThatThrownBy(
                                () -> database.rows("CALL gds.graph.export.csv('g', {exportName: '" + outside + "'})"))
                        .isInstanceOf(OrbitException.class)
                        .hasMessageContaining("exportName");
            }
            assertThatThrownBy(() -> database.rows("CALL gds.graph.export('g', {dbName: 'x'})"))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("gds.graph.export.csv");
            assertThat(database.rows("CALL gds.graph.export.csv.estimate('g') YIELD nodeCount, bytesMax"
                            + " RETURN nodeCount, bytesMax > 0"))
                    .containsExactly("1, true");
        }
    }
}
