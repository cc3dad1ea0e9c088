package io.orbitgraph.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A process that speaks in lines, and ends with this one.
final class ChildProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static ChildProcess start(String name, ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        // If this process is told to end, the child must not go on alone.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ChildProcess(name, process);
    }

    Process process() {
        return process;
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /// Waits for a line that starts with `prefix`.
    ///
    /// @return the rest of it
    String await(String prefix) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException(name + " ended while '" + prefix.strip() + "' was awaited");
        }
        return line.substring(prefix.length()).strip();
    }

    /// Reads whatever else it says, so that it is not held up.
    void ignoreRest() {
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
