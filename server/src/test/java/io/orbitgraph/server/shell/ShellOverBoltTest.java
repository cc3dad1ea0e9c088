package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.bolt.transport.BoltConfig;
import io.orbitgraph.bolt.transport.BoltServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.exceptions.AuthenticationException;

class ShellOverBoltTest {
    private final ScriptedGraph graph = new ScriptedGraph();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private BoltServer server;
    private Connection connection;

    @BeforeEach
    void connect() {
        server = BoltServer.start(
                BoltConfig.DEFAULT.withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), graph);
        connection = Connection.open(address(), AuthTokens.basic("ann", "secret"), "");
    }

    @AfterEach
    void disconnect() {
        connection.close();
        server.close();
    }

    @Test
    void aPipeGetsHeadersAndValuesOnly() throws IOException {
        assertThat(run(Format.PLAIN, "ROWS 2; RETURN 7;\nCREATE (n);")).isTrue();
        assertThat(out.toString().lines()).containsExactly("n", "0", "1", "value", "7");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aTerminalGetsTablesTimesAndCounters() throws IOException {
        assertThat(run(Format.TABLE, "ROWS 1; CREATE (n);")).isTrue();
        assertThat(out.toString().replaceAll("\\d+ ms", "* ms").lines())
                .containsExactly(
                        "+---+",
                        "| n |",
                        "+---+",
                        "| 0 |",
                        "+---+",
                        "1 row (first after * ms, all after * ms)",
                        "",
                        "Added 2 nodes, created 1 relationship",
                        "");
    }

    @Test
    void moreRowsThanTheSampleAllArrive() throws IOException {
        assertThat(run(Format.TABLE, "ROWS 2500;")).isTrue();
        assertThat(out.toString()).contains("|  2499 |").contains("2,500 rows");
    }

    @Test
    void aPlanIsShown() throws IOException {
        assertThat(run(Format.PLAIN, "EXPLAIN MATCH (n:Person) RETURN n;")).isTrue();
        assertThat(out.toString()).contains("| +NodeByLabelScan | n:Person |");
    }

    @Test
    void aScriptStopsAtTheFirstFailureAndSaysWhere() throws IOException {
        assertThat(run(Format.PLAIN, "RETURN 1;\nMETCH (n);\nRETURN 2;")).isFalse();
        assertThat(out.toString().lines()).containsExactly("value", "1");
        assertThat(err.toString().lines())
                .first()
                .asString()
                .startsWith("stdin:2: ")
                .contains("Unexpected word '(n)'")
                .contains("Neo.ClientError.Statement.SyntaxError");
        assertThat(err.toString()).contains("line 1: METCH (n)").endsWith("             ^" + System.lineSeparator());
        assertThat(graph.log).doesNotContain("RETURN 2");
    }

    @Test
    void parametersAreEvaluatedByTheServerAndSent() throws IOException {
        assertThat(run(Format.PLAIN, ":param x => 42\n:param y => $x\nRETURN $y;\n:param\n:param clear\n:params"))
                .isTrue();
        assertThat(graph.log).startsWith("RETURN 42 AS value", "RETURN $x AS value");
        assertThat(out.toString().lines()).containsExactly("value", "42", ":param x => 42", ":param y => 42");
    }

    @Test
    void transactionsAreExplicitBetweenBeginAndCommit() throws IOException {
        assertThat(run(Format.PLAIN, ":begin\nRETURN 1;\n:commit\n:begin\nRETURN 2;\n:rollback"))
                .isTrue();
        assertThat(graph.log).containsExactly("BEGIN", "RETURN 1", "COMMIT", "BEGIN", "RETURN 2", "ROLLBACK");
    }

    @Test
    void aFailureEndsTheTransactionAndSaysSo() throws IOException {
        assertThat(run(Format.PLAIN, ":begin\nFAIL now;")).isFalse();
        assertThat(err.toString()).contains("The transaction was rolled back.");
        assertThat(connection.inTransaction()).isFalse();
        assertThat(run(Format.PLAIN, ":commit")).isFalse();
        assertThat(err.toString()).contains("No transaction is open");
    }

    @Test
    void aScriptThatForgetsToCommitFails() throws IOException {
        assertThat(run(Format.PLAIN, ":begin\nRETURN 1;")).isFalse();
        assertThat(graph.log).containsExactly("BEGIN", "RETURN 1", "ROLLBACK");
    }

    @Test
    void sourceRunsAFileAndPassesItsFailureOn(@TempDir Path directory) throws IOException {
        Path good = Files.writeString(directory.resolve("good.cypher"), "RETURN 5;\n");
        Path bad = Files.writeString(directory.resolve("bad.cypher"), "\nFAIL here;\nRETURN 6;\n");
        assertThat(run(Format.PLAIN, ":source " + good + "\n:source " + bad + "\nRETURN 7;"))
                .isFalse();
        assertThat(out.toString().lines()).containsExactly("value", "5");
        assertThat(err.toString()).startsWith(bad + ":2: ").doesNotContain("stdin");
        Path circle = directory.resolve("circle.cypher");
        Files.writeString(circle, ":source " + circle);
        assertThat(run(Format.PLAIN, ":source " + circle)).isFalse();
        assertThat(err.toString()).contains("is there a circle?");
    }

    @Test
    void exitLeavesTheRestAlone() throws IOException {
        assertThat(run(Format.PLAIN, "RETURN 1;\n:exit\nRETURN 2;")).isTrue();
        assertThat(graph.log).containsExactly("RETURN 1");
    }

    @Test
    void anUnknownCommandIsAFailure() throws IOException {
        assertThat(run(Format.PLAIN, ":frobnicate")).isFalse();
        assertThat(err.toString()).contains(":frobnicate").contains(":help");
    }

    @Test
    void cancellingEndsTheStatementAndKeepsTheShell() throws Exception {
        var canceller = CompletableFuture.runAsync(() -> {
            try {
                if (graph.waiting.await(20, TimeUnit.SECONDS)) {
                    connection.cancel();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(run(Format.PLAIN, "WAIT forever;")).isFalse();
        canceller.get(20, TimeUnit.SECONDS);
        assertThat(graph.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(err.toString()).isEqualTo("stdin:1: Cancelled." + System.lineSeparator());
        assertThat(run(Format.PLAIN, "RETURN 3;")).isTrue();
        assertThat(out.toString().lines()).containsExactly("value", "3");
        connection.cancel();
        assertThat(run(Format.PLAIN, "RETURN 4;")).isTrue();
    }

    @Test
    void aWrongPasswordIsToldAsSuch() {
        assertThatThrownBy(() -> Connection.open(address(), AuthTokens.basic("ann", "wrong"), ""))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(ErrorText.message(e))
                                .contains("is wrong")
                                .contains("-p"));
    }

    private URI address() {
        return URI.create("bolt://127.0.0.1:" + server.address().getPort());
    }

    private boolean run(Format format, String script) throws IOException {
        PrintWriter output = new PrintWriter(out);
        ResultPrinter printer = new ResultPrinter(output, format, () -> 100, connection::isCancelled);
        Interpreter interpreter = new Interpreter(connection, printer, output, new PrintWriter(err));
        boolean good = interpreter.executeAll(new BufferedReader(new StringReader(script)), "stdin");
        output.flush();
        return good;
    }
}
