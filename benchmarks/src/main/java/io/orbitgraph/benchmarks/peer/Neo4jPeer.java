package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Neo4j Community, from Maven Central. GPL-licensed: it is fetched by Maven when a run asks for it, runs in a process
/// of its own, and is on no class path of ours. The class that starts it is compiled by the child JVM from its source.
public final class Neo4jPeer {
    private Neo4jPeer() {}

    /// @param work an empty directory for its files
    /// @param heap for example `4g`
    public static ServerUnderTest start(Path work, String heap) throws IOException, InterruptedException {
        String classPath = PeerFiles.classPath("neo4j-pom.xml", work);
        Path source = PeerFiles.copy("NeoPeer.java.txt", work.resolve("NeoPeer.java"));
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
        command.add(classPath);
        command.add(source.toString());
        Path store = Files.createDirectories(work.resolve("store"));
        command.add(store.toString());
        return ServerUnderTest.start("Neo4j", command, store, work.resolve("log"));
    }
}
