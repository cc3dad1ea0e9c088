package io.orbitgraph.tck.crash;

import io.orbitgraph.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// `orbit start --foreground` in a child process, to be killed.
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final String boltUri;

    private ServerProcess(Process process, String boltUri) {
        this.process = process;
        this.boltUri = boltUri;
    }

    static ServerProcess start(Path data, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "start",
                        "--foreground",
                        "--no-auth",
                        "--data",
                        data.toString(),
                        "--bolt",
                        "127.0.0.1:0",
                        "--http",
                        "127.0.0.1:0"))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.strip().startsWith("Bolt")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the server ended before it was ready; see " + log);
        }
        return new ServerProcess(
                process, line.strip().substring("Bolt".length()).strip());
    }

    Driver connect() {
        return GraphDatabase.driver(boltUri);
    }

    /// kill -9: no shutdown hook runs, nothing is flushed.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
