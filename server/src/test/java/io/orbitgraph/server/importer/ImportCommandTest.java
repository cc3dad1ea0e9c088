package io.orbitgraph.server.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The whole way from files to a store that a server can open.
class ImportCommandTest {
    @TempDir
    Path directory;

    @Test
    void theImportedStoreHoldsTheGraph() throws IOException {
        file("people.csv", "id:ID,name,:LABEL", "1,Ann,Person;Admin", "2,Bo,Person", "3,Cy,Person");
        file("knows.csv", ":START_ID,:END_ID,since:int", "1,2,2001", "1,3,2002", "3,3,", "2,1,2003");
        assertThat(run("--nodes=" + directory + "/people.csv", "--relationships=KNOWS=" + directory + "/knows.csv"))
                .isZero();
        assertThat(graph())
                .containsExactlyInAnyOrder(
                        "[Admin, Person] Ann -KNOWS 2001-> Bo",
                        "[Admin, Person] Ann -KNOWS 2002-> Cy",
                        "[Person] Cy -KNOWS NULL-> Cy",
                        "[Person] Bo -KNOWS 2003-> Ann");
    }

    @Test
    void aFailedImportLeavesNothingAndASecondOneIsRefused() throws IOException {
        file("people.csv", "id:ID,age:int", "1,x");
        Path data = directory.resolve("data");
        assertThat(run("--nodes=" + directory + "/people.csv")).isEqualTo(1);
        assertThat(data.resolve("store")).doesNotExist();
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
        // What a killed import leaves behind is no database, and is in nobody's way.
        Files.createDirectories(data.resolve("store.importing"));
        Files.writeString(data.resolve("store.importing").resolve("CURRENT"), "garbage");
        file("people.csv", "id:ID,name", "1,Ann");
        assertThat(run("--nodes=" + directory + "/people.csv")).isZero();
        assertThat(run("--nodes=" + directory + "/people.csv")).isEqualTo(1);
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("store");
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() throws IOException {
        file("n.csv", "id:ID", "1");
        assertThat(run()).isEqualTo(1);
        assertThat(run("--nodes=" + directory + "/n.csv", "--delimiter=ab")).isEqualTo(1);
        assertThat(run("--nodes=" + directory + "/n.csv", "--delimiter=;")).isEqualTo(1);
        assertThat(run("--nodes=" + directory + "/n.csv", "--id-type=actual")).isEqualTo(1);
        assertThat(run("--nodes=" + directory + "/n.csv", "--relationships=A:B=" + directory + "/n.csv"))
                .isEqualTo(1);
        assertThat(directory.resolve("data").resolve("store")).doesNotExist();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--data=" + directory.resolve("data"));
        all.add("--report-file=" + directory.resolve("report"));
        return new CommandLine(new ImportCommand()).execute(all.toArray(String[]::new));
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    /// Every relationship, with what is known of its ends.
    private List<String> graph() {
        List<String> lines = new ArrayList<>();
        try (KeyValueStore keyValues =
                        RocksKeyValueStore.open(directory.resolve("data").resolve("store"), RocksSettings.DEFAULT);
                GraphStore store = GraphStores.open(keyValues, GraphStoreConfig.DEFAULT.withBackgroundWork(false));
                GraphTransaction reader = store.begin()) {
            int name = store.tokens().propertyKey("name");
            int since = store.tokens().propertyKey("since");
            Neighbours neighbours = new Neighbours();
            try (NodeScan nodes = reader.scanNodes()) {
                while (nodes.nextGroup()) {
                    for (int i = 0; i < nodes.count(); i++) {
                        long node = nodes.firstNode() + nodes.slots()[i];
                        String labels = labels(store, reader, node);
                        for (int type : reader.types(node, Direction.OUT)) {
                            reader.neighbours(node, Direction.OUT, type, neighbours);
                            for (int at = neighbours.from; at < neighbours.to; at++) {
                                Value value = reader.relationshipProperty(neighbours.relationship(at), since);
                                lines.add(labels + " " + reader.nodeProperty(node, name) + " -"
                                        + store.tokens().relationshipTypeName(type) + " "
                                        + (value.isNull() ? "NULL" : value) + "-> "
                                        + reader.nodeProperty(neighbours.neighbour(at), name));
                            }
                        }
                    }
                }
            }
        }
        return lines;
    }

    private static String labels(GraphStore store, GraphTransaction reader, long node) {
        return Arrays.stream(reader.labels(node))
                .mapToObj(store.tokens()::labelName)
                .sorted()
                .toList()
                .toString();
    }
}
