package io.orbitgraph.benchmarks.peer;

import io.orbitgraph.benchmarks.client.BoltClient;
import io.orbitgraph.benchmarks.client.DriverClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neo4j.driver.Driver;

/// A database server in a child process that listens on a loopback port without authentication.
public final class ServerUnderTest implements AutoCloseable {
    private static final String READY = "BOLT ";
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final String name;
    private final ChildProcess child;
    private final Path store;
    private final InetSocketAddress address;
    private final Driver driver;

    private ServerUnderTest(String name, ChildProcess child, Path store, InetSocketAddress address) {
        this.name = name;
        this.child = child;
        this.store = store;
        this.address = address;
        this.driver = DriverClient.driver(address);
    }

    /// Starts `command` and waits for its line `BOLT host:port`.
    ///
    /// @param store the directory that the server keeps its database in
    /// @param log the file for what it writes to its standard error
    static ServerUnderTest start(String name, List<String> command, Path store, Path log) throws IOException {
        ChildProcess child = ChildProcess.start(name, new ProcessBuilder(command).redirectError(log.toFile()));
        String ready;
        try {
            ready = child.await(READY);
        } catch (IOException e) {
            child.close();
            throw new IOException(e.getMessage() + "; see " + log, e);
        }
        child.ignoreRest();
        int colon = ready.lastIndexOf(':');
        return new ServerUnderTest(
                name,
                child,
                store,
                new InetSocketAddress(ready.substring(0, colon), Integer.parseInt(ready.substring(colon + 1))));
    }

    public String name() {
        return name;
    }

    public BoltClient connect() {
        try {
            return BoltClient.connect(address, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DriverClient connectDriver() {
        return DriverClient.connect(driver);
    }

    /// CPU time of all threads of the process so far, in steps of 10 ms on Linux.
    public long cpuNanos() {
        return child.process().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /// Collects the garbage, and says what memory and what disk space are taken.
    public String footprint() throws IOException, InterruptedException {
        return "%,d MiB resident, of them %,d MiB heap in use after a collection; %,d MiB on disk"
                .formatted(residentBytes() >> 20, usedHeapBytes() >> 20, diskBytes() >> 20);
    }

    /// −1 where the system does not tell.
    private long residentBytes() throws IOException {
        Path status = Path.of("/proc/" + child.process().pid() + "/status");
        for (String line : Files.exists(status) ? Files.readAllLines(status) : List.<String>of()) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
            }
        }
        return -1;
    }

    private long usedHeapBytes() throws IOException, InterruptedException {
        tellJvm("GC.run");
        Matcher used = USED.matcher(tellJvm("GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) * 1024 : -1;
    }

    private String tellJvm(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(child.process().pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + answer);
        }
        return answer;
    }

    /// Blocks that are allocated: a file may be larger than what has been written of it.
    private long diskBytes() throws IOException, InterruptedException {
        Process du = new ProcessBuilder("du", "-sk", store.toString()).start();
        String answer = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        du.waitFor();
        return Long.parseLong(answer.split("\\s")[0]) * 1024;
    }

    @Override
    public void close() {
        driver.close();
        child.close();
    }
}
