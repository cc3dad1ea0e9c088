package io.orbitgraph.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `driver-check.mjs` with the official JavaScript driver. Needs Node.js and npm; without them the test is
/// skipped.
class JavaScriptDriverTest {
    @TempDir
    Path directory;

    @Test
    void theJavaScriptDriverWorks() throws IOException, InterruptedException {
        assumeTrue(run(directory, List.of("npm", "--version")).exitCode() == 0, "npm is not installed");
        Path sources = Path.of("src", "test", "js");
        for (String file : List.of("package.json", "package-lock.json", "driver-check.mjs")) {
            Files.copy(sources.resolve(file), directory.resolve(file));
        }
        Output install = run(directory, List.of("npm", "ci", "--no-audit", "--no-fund"));
        assertThat(install.exitCode()).as(install.text()).isZero();
        try (RunningServer server = RunningServer.start(directory.resolve("data"))) {
            Output check = run(
                    directory,
                    List.of(
                            "node",
                            "driver-check.mjs",
                            server.server().boltAddress(),
                            RunningServer.USER,
                            RunningServer.PASSWORD));
            assertThat(check.exitCode()).as(check.text()).isZero();
            assertThat(check.text()).contains("12 checks passed");
        }
    }

    private record Output(int exitCode, String text) {}

    private static Output run(Path directory, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            return new Output(127, String.valueOf(e.getMessage()));
        }
    }
}
