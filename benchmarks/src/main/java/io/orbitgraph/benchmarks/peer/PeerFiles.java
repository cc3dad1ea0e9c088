package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// What peers that are written in Java start from, kept as resources: a Maven project that names their libraries, and
/// the source file of their main class, which the child JVM compiles.
final class PeerFiles {
    private PeerFiles() {}

    /// Fetches the libraries.
    ///
    /// @param pom the name of the resource
    /// @param work an empty directory
    /// @return the class path
    static String classPath(String pom, Path work) throws IOException, InterruptedException {
        Path project = copy(pom, work.resolve("pom.xml"));
        Path classPath = work.resolve("class-path");
        String maven = Objects.requireNonNullElse(System.getenv("ORBIT_MVN"), "mvn");
        Process resolve = new ProcessBuilder(
                        maven,
                        "-q",
                        "-B",
                        "-f",
                        project.toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + classPath)
                .inheritIO()
                .start();
        if (resolve.waitFor() != 0) {
            throw new IOException("Maven could not fetch what " + pom + " names; what it said is above");
        }
        return Files.readString(classPath).strip();
    }

    static Path copy(String resource, Path target) throws IOException {
        try (InputStream in = PeerFiles.class.getResourceAsStream("/peer/" + resource)) {
            Files.copy(Objects.requireNonNull(in, resource), target);
        }
        return target;
    }
}
