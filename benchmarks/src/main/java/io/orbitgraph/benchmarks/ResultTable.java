package io.orbitgraph.benchmarks;

import io.orbitgraph.benchmarks.workload.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The figures of one run as a Markdown table, ratios of the first system to each other one included.
final class ResultTable {
    private final int systems;
    private final List<String> lines = new ArrayList<>();

    ResultTable(List<String> systems) {
        this.systems = systems.size();
        StringBuilder head = new StringBuilder("| workload |");
        StringBuilder rule = new StringBuilder("| --- |");
        for (String system : systems) {
            head.append(" %1$s runs/s | %1$s p50 / p99 µs | %1$s CPU µs, server / client |".formatted(system));
            rule.append(" ---: | ---: | ---: |");
        }
        for (String other : systems.subList(1, systems.size())) {
            head.append(" rate vs %s | server CPU vs %1$s |".formatted(other));
            rule.append(" ---: | ---: |");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
    }

    boolean isEmpty() {
        return lines.size() == 2;
    }

    /// @param measured one for each system
    void add(String workload, List<Measurement> measured) {
        StringBuilder line = new StringBuilder("| " + workload + " |");
        for (Measurement m : measured) {
            line.append(" %s | %s / %s | %s / %s |"
                    .formatted(
                            number(m.perSecond()),
                            number(m.p50Micros()),
                            number(m.p99Micros()),
                            number(m.serverMicros()),
                            number(m.clientMicros())));
        }
        Measurement ours = measured.getFirst();
        for (Measurement theirs : measured.subList(1, systems)) {
            line.append(" %sx | %sx |"
                    .formatted(
                            number(ours.perSecond() / theirs.perSecond()),
                            number(theirs.serverMicros() / ours.serverMicros())));
        }
        lines.add(line.toString());
    }

    /// Three significant digits or so.
    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
