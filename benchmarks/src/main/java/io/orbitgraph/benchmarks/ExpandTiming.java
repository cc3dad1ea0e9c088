package io.orbitgraph.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/// `orbit bench expand`: runs {@link ExpandBenchmark} in JVMs of its own.
@Command(
        name = "expand",
        mixinStandardHelpOptions = true,
        description = "Measures one hop on resident pages, in nanoseconds for each relationship.")
public final class ExpandTiming implements Callable<Integer> {
    @Override
    public Integer call() throws RunnerException {
        // Options of this JVM, such as its class archive, are not for the measured ones.
        new Runner(new OptionsBuilder()
                        .include(ExpandBenchmark.class.getName())
                        .jvmArgs(
                                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx4g")
                        .build())
                .run();
        return 0;
    }
}
