package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.server.OrbitServer;
import io.orbitgraph.server.config.ServerConfig;
import io.orbitgraph.server.config.Setting;
import io.orbitgraph.server.importer.ImportCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import picocli.CommandLine;

/// From an edge list to answers in the shell, through a whole server.
class ImportedGraphInShellTest {
    @Test
    void whatWasImportedIsFoundChangedAndKept(@TempDir Path directory) throws IOException {
        Path data = directory.resolve("data");
        Path edges = Files.writeString(directory.resolve("votes.txt"), "# from to\n30\t1412\n30\t3352\n3\t30\n");
        int code = new CommandLine(new ImportCommand())
                .execute(
                        "--data=" + data,
                        "--report-file=" + directory.resolve("report"),
                        "--edges=" + edges,
                        "--node-label=User",
                        "--relationship-type=VOTED_FOR");
        assertThat(code).isZero();
        assertThat(shell(data, """
                        MATCH (:User {id: 30})-[:VOTED_FOR]->(b) RETURN b.id ORDER BY b.id;
                        :param name => 'Ann' + 'a'
                        MATCH (u:User {id: 3}) SET u.name = $name RETURN u;
                        :begin
                        CREATE (:User {id: 7});
                        :rollback
                        """)).isEqualTo("b.id\n1412\n3352\nu\n(:User {id: 3, name: \"Anna\"})\n");
        assertThat(shell(data, "MATCH (u:User) RETURN count(u) AS users; MATCH p = ({name: 'Anna'})-->() RETURN p;"))
                .isEqualTo("users\n4\np\n(:User {id: 3, name: \"Anna\"})-[:VOTED_FOR]->(:User {id: 30})\n");
        assertThat(shell(data, "MATCH (n) RETURN n.id,, 1;"))
                .startsWith("ERROR script:1: ")
                .contains("^")
                .contains("SyntaxError");
    }

    private static String shell(Path data, String script) throws IOException {
        ServerConfig config = ServerConfig.of(Map.of(
                Setting.DATA_DIRECTORY, data.toString(),
                Setting.BOLT_ADDRESS, "127.0.0.1:0",
                Setting.HTTP_ADDRESS, "127.0.0.1:0",
                Setting.AUTH_ENABLED, "false"));
        StringWriter text = new StringWriter();
        StringWriter errors = new StringWriter();
        try (OrbitServer server = OrbitServer.start(config);
                Connection connection =
                        Connection.open(URI.create("bolt://" + server.boltAddress()), AuthTokens.none(), "");
                PrintWriter out = new PrintWriter(text);
                PrintWriter err = new PrintWriter(errors)) {
            ResultPrinter printer =
                    new ResultPrinter(out, Format.PLAIN, () -> Table.UNLIMITED, connection::isCancelled);
            new Interpreter(connection, printer, out, err)
                    .executeAll(new BufferedReader(new StringReader(script)), "script");
        }
        String failure = errors.toString();
        return (text + (failure.isEmpty() ? "" : "ERROR " + failure)).replace(System.lineSeparator(), "\n");
    }
}
