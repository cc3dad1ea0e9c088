package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// OrbitGraph as it ships, on defaults, in a process of its own.
public final class OrbitPeer {
    private OrbitPeer() {}

    /// @param work an empty directory for its files
    /// @param heap for example `4g`
    public static ServerUnderTest start(Path work, String heap) throws IOException {
        return ServerUnderTest.start(
                "OrbitGraph",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + heap,
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrbitProcess.class.getName(),
                        work.resolve("data").toString()),
                work.resolve("data"),
                work.resolve("log"));
    }
}
