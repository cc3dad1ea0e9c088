package io.orbitgraph.server.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.summary.GqlNotification;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.summary.SummaryCounters;

/// What is said below a result: rows, time, what was changed, what the server remarks.
final class SummaryText {
    private SummaryText() {}

    /// For instance `3 rows (first after 4 ms, all after 9 ms)`.
    static String rows(long rows, ResultSummary summary) {
        long first = summary.resultAvailableAfter(TimeUnit.MILLISECONDS);
        long rest = summary.resultConsumedAfter(TimeUnit.MILLISECONDS);
        String count = String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
        return first < 0 || rest < 0
                ? count
                : count + String.format(Locale.ROOT, " (first after %,d ms, all after %,d ms)", first, first + rest);
    }

    /// For instance `Added 2 nodes, created 1 relationship, set 3 properties`; empty if nothing changed.
    static String counters(SummaryCounters counters) {
        List<String> parts = new ArrayList<>();
        add(parts, "added", counters.nodesCreated(), "node", "nodes");
        add(parts, "deleted", counters.nodesDeleted(), "node", "nodes");
        add(parts, "created", counters.relationshipsCreated(), "relationship", "relationships");
        add(parts, "deleted", counters.relationshipsDeleted(), "relationship", "relationships");
        add(parts, "set", counters.propertiesSet(), "property", "properties");
        add(parts, "added", counters.labelsAdded(), "label", "labels");
        add(parts, "removed", counters.labelsRemoved(), "label", "labels");
        add(parts, "added", counters.indexesAdded(), "index", "indexes");
        add(parts, "removed", counters.indexesRemoved(), "index", "indexes");
        add(parts, "added", counters.constraintsAdded(), "constraint", "constraints");
        add(parts, "removed", counters.constraintsRemoved(), "constraint", "constraints");
        add(parts, "made", counters.systemUpdates(), "system update", "system updates");
        String text = String.join(", ", parts);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// One line for each notification, for instance `warning: 01N50, line 1, column 8: ...`.
    static List<String> notifications(ResultSummary summary) {
        List<String> lines = new ArrayList<>();
        for (var status : summary.gqlStatusObjects()) {
            if (status instanceof GqlNotification notification) {
                String place = notification
                        .position()
                        .map(p -> ", line " + p.line() + ", column " + p.column())
                        .orElse("");
                String severity = notification.rawSeverity().orElse("NOTE").toLowerCase(Locale.ROOT);
                lines.add(severity + ": " + status.gqlStatus() + place + ": "
                        + CypherText.printable(status.statusDescription()));
            }
        }
        return lines;
    }

    private static void add(List<String> parts, String verb, int count, String one, String many) {
        if (count != 0) {
            parts.add(String.format(Locale.ROOT, "%s %,d %s", verb, count, count == 1 ? one : many));
        }
    }
}
