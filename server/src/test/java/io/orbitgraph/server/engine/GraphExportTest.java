package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.server.importer.ImportCommand;
import io.orbitgraph.server.importer.NewDatabase;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A graph goes out as files, which the bulk import reads back, and as a database.
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
        try {
            assertThat(rowsOf(
                            directory.resolve("data"),
                            "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r),"
                                    + " r.since, labels(m)"))
                    .containsExactlyInAnyOrder(
                            "['Person', 'Po,\"et'], {age: 30}, KNOWS, 1999.0, ['Person']",
                            "['Person', 'Po,\"et'], {age: 30}, KNOWS, null, ['Person', 'Po,\"et']",
                            "['Person'], {score: 1.5, tags: [1, 2]}, LIVES, IN, null, ['City']",
                            "['City'], {}, null, null, null");
        } finally {
            delete(files);
        }
    }

    private static List<String> rowsOf(Path data, String query) {
        try (KeyValueStore keyValues = RocksKeyValueStore.open(data.resolve("store"), RocksSettings.DEFAULT);
                GraphStore store = GraphStores.open(keyValues, GraphStoreConfig.DEFAULT)) {
            return CypherDatabase.rows(CypherDatabase.service(store).localSession("test"), query, MapValue.EMPTY);
        }
    }

    private static void delete(Path files) throws IOException {
        try (Stream<Path> paths = Files.walk(files)) {
            for (Path file : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void anExportIsADatabase() throws IOException {
        Path data = CypherDatabase.EXPORTS.path().resolve(name);
        try (CypherDatabase database = new CypherDatabase()) {
            database.run(
                    "CREATE (a:Person:Poet {age: 30, name: 'Ann'}), (b:Person {score: 1.5, tags: [1, 2]}), (c:City),"
                            + " (a)-[:KNOWS {since: 1999}]->(b), (a)-[:KNOWS]->(a), (b)-[:LIVES_IN]->(c)");
            database.run("CALL gds.graph.project('g', {Person: {properties: ['age', 'score', 'tags']}, Poet: {},"
                    + " City: {}}, {KNOWS: {orientation: 'UNDIRECTED', properties: 'since'}, LIVES_IN: {}})");
            String export = "CALL gds.graph.export('g', {dbName: '" + name
                    + "', additionalNodeProperties: [{called: {property: 'name', defaultValue: 'nobody'}}]}) YIELD";
            assertThat(database.rows(export + " graphName, dbName, nodeCount, relationshipCount, relationshipTypes,"
                            + " nodePropertyCount, relationshipPropertyCount, writeMillis"
                            + " RETURN graphName, dbName, nodeCount, relationshipCount, relationshipTypes,"
                            + " nodePropertyCount, relationshipPropertyCount, writeMillis >= 0"))
                    .containsExactly("g, " + name + ", 3, 3, 2, 12, 2, true");
            assertThatThrownBy(() -> database.rows(export + " dbName"))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("already")
                    .hasMessageContaining("dbName");
        }
        try {
            assertThat(rowsOf(
                            data,
                            "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r),"
                                    + " r.since, labels(m)"))
                    .containsExactlyInAnyOrder(
                            "['Person', 'Poet'], {age: 30, called: 'Ann'}, KNOWS, 1999.0, ['Person']",
                            "['Person', 'Poet'], {age: 30, called: 'Ann'}, KNOWS, null, ['Person', 'Poet']",
                            "['Person'], {score: 1.5, tags: [1, 2], called: 'nobody'}, LIVES_IN, null, ['City']",
                            "['City'], {called: 'nobody'}, null, null, null");
        } finally {
            delete(data);
        }
    }

    /// Several batches, of nodes that are numbered hubs first, in a database that goes on being one.
    @Test
    void aLargeExportIsTheGraph() throws IOException {
        Path data = CypherDatabase.EXPORTS.path().resolve(name);
        try (CypherDatabase database = new CypherDatabase()) {
            database.run("UNWIND range(0, 19999) AS i CREATE (n:N {i: i}) FOREACH (_ IN CASE WHEN i % 3 = 0 THEN [1]"
                    + " ELSE [] END | SET n:Third)");
            database.run("CREATE INDEX FOR (n:N) ON (n.i)");
            database.run("MATCH (n:N) WHERE n.i > 0 MATCH (m:N {i: n.i / 2}) CREATE (n)-[:UP {w: n.i + 0.5}]->(m)");
            database.run("CALL gds.graph.project('g', {N: {properties: 'i'}, Third: {}}, '*',"
                    + " {relationshipProperties: 'w'})");
            database.run("CALL gds.graph.export('g', {dbName: '" + name + "', defaultRelationshipType: 'TO'})");
        }
        try {
            assertThat(rowsOf(
                            data,
                            "MATCH (n:N) RETURN count(*), sum(n.i), count(CASE WHEN n.i % 3 = 0 AND n:Third"
                                    + " OR n.i % 3 > 0 AND NOT n:Third THEN 1 END)"))
                    .containsExactly("20000, 199990000, 20000");
            assertThat(rowsOf(
                            data,
                            "MATCH (n)-[r:TO]->(m) RETURN count(*), count(CASE WHEN m.i = n.i / 2 AND r.w = n.i + 0.5"
                                    + " THEN 1 END)"))
                    .containsExactly("19999, 19999");
            assertThat(rowsOf(data, "MATCH (n:N {i: 19999}) CREATE (n)-[:NEW]->(:Fresh {name: 'x'}) RETURN n.i"))
                    .containsExactly("19999");
            assertThat(rowsOf(data, "MATCH (n:N)-[:NEW]->(f:Fresh) RETURN n.i, f.name"))
                    .containsExactly("19999, x");
        } finally {
            delete(data);
        }
    }

    @Test
    void whatFailsLeavesNothing() {
        Path data = directory.resolve("new");
        assertThatThrownBy(() -> NewDatabase.make(data, 1, importer -> {
                    importer.addNodes(List.of("A"), List.of(), new Vector[0], 1, new long[1]);
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(data).doesNotExist();
        NewDatabase.make(data, 1, importer -> {
            importer.addNodes(List.of("A"), List.of(), new Vector[0], 1, new long[1]);
            importer.finish((done, total) -> {});
        });
        assertThat(rowsOf(data, "MATCH (n) RETURN labels(n)")).containsExactly("['A']");
        assertThatThrownBy(() -> NewDatabase.make(data, 1, importer -> {}))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("There is a database");
        assertThat(rowsOf(data, "MATCH (n) RETURN labels(n)")).containsExactly("['A']");
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
            database.assertRefused("CALL gds.graph.export('g', {dbName: '../x'})", "`dbName` is '../x'");
            database.assertRefused("CALL gds.graph.export('g', {dbNam: 'x'})", "dbName");
            database.assertRefused(
                    "CALL gds.graph.export('g', {dbName: 'x', additionalNodeProperties: 'nam'})",
                    "the database has no property 'nam'");
            assertThat(database.rows("CALL gds.graph.export.estimate('g', {dbName: 'x'}) YIELD nodeCount, bytesMax"
                            + " RETURN nodeCount, bytesMax > 0"))
                    .containsExactly("1, true");
            assertThat(database.rows("CALL gds.graph.export.csv.estimate('g') YIELD nodeCount, bytesMax"
                            + " RETURN nodeCount, bytesMax > 0"))
                    .containsExactly("1, true");
        }
    }
}
