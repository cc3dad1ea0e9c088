package io.orbitgraph.benchmarks.peer;

import io.orbitgraph.benchmarks.client.BoltClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A database server in a child process that listens on a loopback port without authentication.
public final class ServerUnderTest implements AutoCloseable {
    private static final String READY = "BOLT ";

    private final String name;
    private final Process process;
    private final InetSocketAddress address;

    private ServerUnderTest(String name, Process process, InetSocketAddress address) {
        this.name = name;
        this.process = process;
        this.address = address;
    }

    /// Starts `command` and waits for its line `BOLT host:port`.
    static ServerUnderTest start(String name, List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException(name + " ended before it was ready; see " + log);
        }
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
        int colon = line.lastIndexOf(':');
        return new ServerUnderTest(
                name,
                process,
                new InetSocketAddress(
                        line.substring(READY.length(), colon),
                        Integer.parseInt(line.substring(colon + 1).strip())));
    }

    public String name() {
        return name;
    }

    public InetSocketAddress address() {
        return address;
    }

    public BoltClient connect() {
        try {
            return BoltClient.connect(address, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// CPU time of the process so far.
    public long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /// Resident memory of the process in bytes, −1 where the system does not tell.
    public long residentBytes() {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            for (String line : Files.exists(status) ? Files.readAllLines(status) : List.<String>of()) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
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
