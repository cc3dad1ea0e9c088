package io.orbitgraph.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// The algorithms of Neo4j's Graph Data Science, from Maven Central, called as a library, without a database. As
/// {@link Neo4jPeer} GPL-licensed: fetched when a run asks for it, in a process of its own, on no class path of ours.
public final class GdsPeer implements AutoCloseable {
    private final ChildProcess child;
    private final Path answer;

    private GdsPeer(ChildProcess child, Path answer) {
        this.child = child;
        this.answer = answer;
    }

    /// @param nanos of one run, on average
    /// @param cpuNanos of one run, on average; of the whole process, compiler and garbage collector included
    /// @param answer a number for each node
    public record Round(long nanos, long cpuNanos, double[] answer) {}

    /// Starts the process, with as much heap as this one may have, and has it read the graph.
    ///
    /// @param work an empty directory for its files
    /// @param graph a file of `int`s: how many nodes, how many relationships, then the two ends of each
    /// @param entries how many adjacency entries the graph must then have
    public static GdsPeer start(Path work, Path graph, long entries, int threads)
            throws IOException, InterruptedException {
        Path answer = work.resolve("answer");
        String classPath = PeerFiles.classPath("gds-pom.xml", work);
        Path source = PeerFiles.copy("GdsProcess.java.txt", work.resolve("GdsProcess.java"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + Runtime.getRuntime().maxMemory(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath,
                        source.toString(),
                        graph.toString(),
                        answer.toString(),
                        Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        GdsPeer peer = new GdsPeer(ChildProcess.start("GDS", builder), answer);
        try {
            long read = Long.parseLong(peer.child.await("READY "));
            if (read != entries) {
                throw new IOException("GDS has read " + read + " adjacency entries, not " + entries);
            }
            return peer;
        } catch (IOException e) {
            peer.close();
            throw e;
        }
    }

    /// Runs an algorithm again and again.
    ///
    /// @param argument what else it needs: iterations, a source node, a seed
    /// @param least after how many nanoseconds it is enough
    public Round run(String algorithm, long argument, long least) {
        try {
            child.tell(algorithm + " " + argument + " " + least);
            String[] times = child.await("DONE ").split(" ", -1);
            double[] values = new double[(int) (Files.size(answer) / Double.BYTES)];
            ByteBuffer.wrap(Files.readAllBytes(answer)).asDoubleBuffer().get(values);
            return new Round(Long.parseLong(times[0]), Long.parseLong(times[1]), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
