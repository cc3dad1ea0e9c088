package io.orbitgraph.store.rocksdb;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second process that uses a store and says on its standard output what the store acknowledged.
final class Child implements AutoCloseable {
    private static final int VALUE_BYTES = 32 * 1024;

    private final Process process;
    private final BufferedReader output;

    /// @param limitBlocks the largest file that the process may write, in the shell's `ulimit -f` units; 0 for no
    ///     limit
    Child(Path directory, String mode, int limitBlocks) throws IOException {
        this(Child.class, directory, mode, limitBlocks);
    }

    /// @param main the class to run
    Child(Class<?> main, Path directory, String mode, int limitBlocks) throws IOException {
        List<String> command = new ArrayList<>();
        if (limitBlocks > 0) {
            command.addAll(List.of("sh", "-c", "ulimit -f " + limitBlocks + "; exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                directory.toString(),
                mode));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = process.inputReader();
    }

    long pid() {
        return process.pid();
    }

    /// The next line, null at the end of the process.
    String line() throws IOException {
        return output.readLine();
    }

    /// SIGKILL.
    ///
    /// @return the lines that were printed and not read yet; the last one may be cut
    List<String> kill() throws IOException {
        // Not Process.destroyForcibly, which also closes our end of the pipe.
        process.toHandle().destroyForcibly();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        process.onExit().join();
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static byte[] key(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    static byte[] value(long number) {
        byte[] value = new byte[64 + (int) (number % 512)];
        ByteBuffer.wrap(value).putLong(number);
        return value;
    }

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (var store = RocksKeyValueStore.open(directory, RocksSettings.DEFAULT)) {
            switch (arguments[1]) {
                case "hold" -> {
                    System.out.println("open");
                    Thread.sleep(60_000);
                }
                case "commit" -> commitForEver(store);
                case "fill" -> fillUntilFailure(store);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Each commit has a key in two spaces, and each id is leased for it.
    private static void commitForEver(RocksKeyValueStore store) {
        while (true) {
            long id = store.leaseIds("commit", 1);
            byte[] last = ByteBuffer.allocate(8).putLong(id).array();
            store.commit(
                    new WriteBatch()
                            .put(Space.GRAPH, key(id), value(id))
                            .put(Space.INDEX, key(id), value(id))
                            .put(Space.META, new byte[] {'l'}, last)
                            .logData(last),
                    Durability.SYNC);
            System.out.println(id + ".");
        }
    }

    private static void fillUntilFailure(RocksKeyValueStore store) {
        long number = 0;
        try {
            for (; number < 10_000; number++) {
                byte[] value = new byte[VALUE_BYTES];
                ByteBuffer.wrap(value).putLong(number);
                store.commit(new WriteBatch().put(Space.GRAPH, key(number), value), Durability.SYNC);
            }
        } catch (OrbitException e) {
            System.out.println(number);
            System.out.println(e.code());
        }
        try {
            store.commit(new WriteBatch().put(Space.META, new byte[] {1}, new byte[0]), Durability.SYNC);
            System.out.println("written");
        } catch (OrbitException e) {
            System.out.println(e.code());
        }
        try {
            store.leaseIds("x", 1);
            System.out.println("leased");
        } catch (OrbitException e) {
            System.out.println(e.code());
        }
        int read = 0;
        try (var cursor = store.scan(Space.GRAPH, new byte[0], null, false)) {
            while (cursor.next()) {
                read++;
            }
        }
        System.out.println(read);
    }
}
