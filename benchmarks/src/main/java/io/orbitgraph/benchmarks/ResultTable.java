package io.orbitgraph.benchmarks;

import io.orbitgraph.benchmarks.workload.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures of one run as a Markdown table, ratios of the first system to each other one included.
final class ResultTable {
    private final List<String> systems;
    private final List<String> lines = new ArrayList<>();

    ResultTable(List<String> systems) {
        this.systems = systems;
        StringBuilder head = new StringBuilder("| workload |");
        StringBuilder rule = new StringBuilder("| --- |");
        for (String system : systems) {
            head.append(" %1$s runs/s | %1$s p50 / p99 µs | %1$s CPU µs |".formatted(system));
            rule.append(" ---: | ---: | ---: |");
        }
        for (String other : systems.subList(1, systems.size())) {
            head.append(" rate vs %s | CPU vs %1$s |".formatted(other));
            rule.append(" ---: | ---: |");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
    }

    void add(String workload, Map<String, Measurement> measured) {
        StringBuilder line = new StringBuilder("| " + workload + " |");
        for (String system : systems) {
            Measurement m = measured.get(system);
            line.append(
                    m == null
                            ? " – | – | – |"
                            : String.format(
                                    Locale.ROOT,
                                    " %s | %s / %s | %s |",
                                    number(m.perSecond()),
                                    number(m.p50Micros()),
                                    number(m.p99Micros()),
                                    number(m.cpuMicros())));
        }
        Measurement ours = measured.get(systems.getFirst());
        for (String other : systems.subList(1, systems.size())) {
            Measurement theirs = measured.get(other);
            line.append(
                    ours == null || theirs == null
                            ? " – | – |"
                            : String.format(
                                    Locale.ROOT,
                                    " %.1fx | %.1fx |",
                                    ours.perSecond() / theirs.perSecond(),
                                    theirs.cpuMicros() / ours.cpuMicros()));
        }
        lines.add(line.toString());
    }

    /// Three significant digits or so.
    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
