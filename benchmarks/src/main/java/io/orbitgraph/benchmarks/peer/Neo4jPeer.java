package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Neo4j Community, from Maven Central. GPL-licensed: it is fetched by Maven when a run asks for it, runs in a process
/// of its own, and is on no class path of ours. The class that starts it is compiled by the child JVM from its source.
public final class Neo4jPeer {
    private Neo4jPeer() {}

    /// @param work an empty directory for its files
    /// @param heap for example `4g`
    public static ServerUnderTest start(Path work, String heap) throws IOException, InterruptedException {
        Path pom = copy("neo4j-pom.xml", work.resolve("pom.xml"));
        Path source = copy("NeoPeer.java.txt", work.resolve("NeoPeer.java"));
        Path classPath = work.resolve("class-path");
        String maven = Objects.requireNonNullElse(System.getenv("ORBIT_MVN"), "mvn");
        Process resolve = new ProcessBuilder(
                        maven,
                        "-q",
                        "-B",
                        "-f",
                        pom.toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + classPath)
                .inheritIO()
                .start();
        if (resolve.waitFor() != 0) {
            throw new IOException("Maven could not fetch neo4j-harness; what it said is above");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + heap);
        command.add("-Xmx" + heap);
        for (String opened :
                List.of("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang")) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(Files.readString(classPath).strip());
        command.add(source.toString());
        Path store = Files.createDirectories(work.resolve("store"));
        command.add(store.toString());
        return ServerUnderTest.start("Neo4j", command, store, work.resolve("log"));
    }

    private static Path copy(String resource, Path target) throws IOException {
        try (InputStream in = Neo4jPeer.class.getResourceAsStream("/peer/" + resource)) {
            Files.copy(Objects.requireNonNull(in, resource), target);
        }
        return target;
    }
}
