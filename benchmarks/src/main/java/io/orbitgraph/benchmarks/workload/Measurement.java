package io.orbitgraph.benchmarks.workload;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one workload did on one server.
///
/// @param perSecond runs finished per second, wall clock
/// @param p50Micros median latency
/// @param serverMicros CPU that the server's process used per run, its garbage collection and compilation included
/// @param clientMicros CPU that this process used per run, all its clients together
public record Measurement(
        double perSecond, double p50Micros, double p99Micros, double serverMicros, double clientMicros) {

    /// Of each figure the median over all rounds.
    public static Measurement median(List<Measurement> rounds) {
        return new Measurement(
                median(rounds, Measurement::perSecond),
                median(rounds, Measurement::p50Micros),
                median(rounds, Measurement::p99Micros),
                median(rounds, Measurement::serverMicros),
                median(rounds, Measurement::clientMicros));
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
