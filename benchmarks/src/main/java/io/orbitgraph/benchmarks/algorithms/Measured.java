package io.orbitgraph.benchmarks.algorithms;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// What several runs took at best.
///
/// @param best CPU time is that of all Java threads; compiler and garbage collector are not among them
/// @param finds the result, always the same
record Measured(Timing best, Object finds) {
    /// Short runs are repeated for as long, since the JVM has to compile what it runs.
    private static final long LEAST_NANOS = 1_000_000_000;

    /// The best times, the runs taking turns: at least `runs` times, and for at least a second.
    static List<Measured> best(int runs, List<Supplier<Object>> sides) {
        List<Measured> best = new ArrayList<>();
        long begin = System.nanoTime();
        for (int run = 0; run < runs || System.nanoTime() - begin < LEAST_NANOS; run++) {
            for (int side = 0; side < sides.size(); side++) {
                long cpu = cpuNanos();
                long start = System.nanoTime();
                Object result = sides.get(side).get();
                Timing timing = new Timing(System.nanoTime() - start, cpuNanos() - cpu);
                if (run == 0) {
                    best.add(new Measured(timing, result));
                } else {
                    best.set(side, new Measured(best.get(side).best().better(timing), result));
                }
            }
        }
        return best;
    }

    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
