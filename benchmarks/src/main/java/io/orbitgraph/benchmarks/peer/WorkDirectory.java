package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A temporary directory, deleted with all that is in it at the end.
public record WorkDirectory(Path path) implements AutoCloseable {
    public static WorkDirectory create() throws IOException {
        return new WorkDirectory(Files.createTempDirectory("orbit-bench"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
