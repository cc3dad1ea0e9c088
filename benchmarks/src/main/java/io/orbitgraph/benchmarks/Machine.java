package io.orbitgraph.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the figures of a run depend on besides the systems.
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int FORCES = 200;

    private Machine() {}

    static String description() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %,d MiB memory, %s, JDK %s",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("os.name"),
                Runtime.version());
    }

    private static String processor() throws IOException {
        List<String> lines = Files.exists(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElseGet(() -> System.getProperty("os.arch"));
    }

    /// The mean number of runnable threads over the last minute; the clients and servers of a run count, too.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /// The median time to append 4 KiB to a file and force them to the medium: the floor of a durable commit.
    static double forceMicros(Path directory) throws IOException {
        Path file = directory.resolve("force");
        long[] nanos = new long[FORCES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(4096);
            for (int i = 0; i < FORCES; i++) {
                long start = System.nanoTime();
                channel.write(block.rewind());
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        Arrays.sort(nanos);
        return nanos[FORCES / 2] / 1e3;
    }
}
