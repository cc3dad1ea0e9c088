package io.orbitgraph.benchmarks.algorithms;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// What runs took.
///
/// @param cpuNanos of all Java threads; compiler and garbage collector are not among them
/// @param result what the runs found
record Timing(double nanos, double cpuNanos, Object result) {
    /// The best times, the runs taking turns.
    static List<Timing> best(int runs, List<Supplier<Object>> sides) {
        List<Timing> best = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            for (int side = 0; side < sides.size(); side++) {
                long cpu = cpuTime();
                long start = System.nanoTime();
                Object result = sides.get(side).get();
                Timing timing = new Timing(System.nanoTime() - start, cpuTime() - cpu, result);
                if (run == 0) {
                    best.add(timing);
                } else {
                    best.set(side, best.get(side).better(timing));
                }
            }
        }
        return best;
    }

    /// The best of both, in each of the two.
    private Timing better(Timing other) {
        return new Timing(Math.min(nanos, other.nanos), Math.min(cpuNanos, other.cpuNanos), result);
    }

    private static long cpuTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
