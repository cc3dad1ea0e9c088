package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.bolt.packstream.PackWriter;
import io.orbitgraph.bolt.packstream.ValueWriter;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.Notification;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Writes the dictionary that ends a result.
final class SummaryWriter {
    /// How a statement ended, in GQL's terms.
    enum Outcome {
        SUCCESS("00000", "note: successful completion"),
        OMITTED_RESULT("00001", "note: successful completion - omitted result"),
        NO_DATA("02000", "note: no data");

        private final String gqlStatus;
        private final String description;

        Outcome(String gqlStatus, String description) {
            this.gqlStatus = gqlStatus;
            this.description = description;
        }
    }

    private final PackWriter out;
    private final ValueWriter values;
    private final boolean statuses;

    SummaryWriter(PackWriter out, ValueWriter values, BoltVersion version) {
        this.out = out;
        this.values = values;
        this.statuses = version.has(Feature.STATUSES);
    }

    void write(Summary summary, Outcome outcome, NotificationFilter filter) {
        int map = out.openMap();
        int entries = 3;
        out.writeString("type");
        out.writeString(summary.type().code());
        out.writeString("t_last");
        out.writeInteger(summary.resultConsumedAfterMillis());
        out.writeString("db");
        out.writeString(summary.database());
        String bookmark = summary.bookmark();
        if (bookmark != null) {
            out.writeString("bookmark");
            out.writeString(bookmark);
            entries++;
        }
        Counters counters = summary.counters();
        if (counters.containsUpdates() || counters.systemUpdates() != 0) {
            out.writeString("stats");
            writeCounters(counters);
            entries++;
        }
        PlanDescription plan = summary.plan();
        if (plan != null) {
            out.writeString(plan.profile() == null ? "plan" : "profile");
            writePlan(plan);
            entries++;
        }
        List<Notification> notifications = wanted(summary.notifications(), filter);
        if (statuses) {
            out.writeString("statuses");
            writeStatuses(outcome, notifications);
            entries++;
        } else if (!notifications.isEmpty()) {
            out.writeString("notifications");
            writeNotifications(notifications);
            entries++;
        }
        out.closeMap(map, entries);
    }

    private static List<Notification> wanted(List<Notification> all, NotificationFilter filter) {
        if (all.isEmpty()) {
            return all;
        }
        List<Notification> wanted = new ArrayList<>(all.size());
        for (Notification notification : all) {
            if (filter.allows(notification)) {
                wanted.add(notification);
            }
        }
        return wanted;
    }

    private void writeCounters(Counters counters) {
        int map = out.openMap();
        int entries = counter("nodes-created", counters.nodesCreated())
                + counter("nodes-deleted", counters.nodesDeleted())
                + counter("relationships-created", counters.relationshipsCreated())
                + counter("relationships-deleted", counters.relationshipsDeleted())
                + counter("properties-set", counters.propertiesSet())
                + counter("labels-added", counters.labelsAdded())
                + counter("labels-removed", counters.labelsRemoved())
                + counter("indexes-added", counters.indexesAdded())
                + counter("indexes-removed", counters.indexesRemoved())
                + counter("constraints-added", counters.constraintsAdded())
                + counter("constraints-removed", counters.constraintsRemoved())
                + counter("system-updates", counters.systemUpdates())
                + flag("contains-updates", counters.containsUpdates())
                + flag("contains-system-updates", counters.systemUpdates() != 0);
        out.closeMap(map, entries);
    }

    private int counter(String key, long value) {
        if (value == 0) {
            return 0;
        }
        out.writeString(key);
        out.writeInteger(value);
        return 1;
    }

    private int flag(String key, boolean value) {
        if (!value) {
            return 0;
        }
        out.writeString(key);
        out.writeBoolean(true);
        return 1;
    }

    private void writePlan(PlanDescription plan) {
        PlanDescription.Profile profile = plan.profile();
        out.writeMapHeader(profile == null ? 4 : 10);
        out.writeString("operatorType");
        out.writeString(plan.operatorType());
        out.writeString("args");
        writeArguments(plan);
        out.writeString("identifiers");
        out.writeListHeader(plan.identifiers().size());
        plan.identifiers().forEach(out::writeString);
        if (profile != null) {
            out.writeString("dbHits");
            out.writeInteger(profile.dbHits());
            out.writeString("rows");
            out.writeInteger(profile.rows());
            out.writeString("time");
            out.writeInteger(profile.nanos());
            // There is no page cache below; clients expect the numbers all the same.
            out.writeString("pageCacheHits");
            out.writeInteger(0);
            out.writeString("pageCacheMisses");
            out.writeInteger(0);
            out.writeString("pageCacheHitRatio");
            out.writeFloat(0);
        }
        out.writeString("children");
        out.writeListHeader(plan.children().size());
        plan.children().forEach(this::writePlan);
    }

    /// Tools read a profile's numbers from the arguments too.
    private void writeArguments(PlanDescription plan) {
        Map<String, Value> arguments = plan.arguments();
        PlanDescription.Profile profile = plan.profile();
        boolean addRows = profile != null && !arguments.containsKey("Rows");
        boolean addHits = profile != null && !arguments.containsKey("DbHits");
        out.writeMapHeader(arguments.size() + (addRows ? 1 : 0) + (addHits ? 1 : 0));
        for (Map.Entry<String, Value> argument : arguments.entrySet()) {
            out.writeString(argument.getKey());
            values.write(argument.getValue());
        }
        if (profile != null && addRows) {
            out.writeString("Rows");
            out.writeInteger(profile.rows());
        }
        if (profile != null && addHits) {
            out.writeString("DbHits");
            out.writeInteger(profile.dbHits());
        }
    }

    private void writeNotifications(List<Notification> notifications) {
        out.writeListHeader(notifications.size());
        for (Notification notification : notifications) {
            out.writeMapHeader(notification.position() == null ? 5 : 6);
            out.writeString("code");
            out.writeString(notification.code());
            out.writeString("title");
            out.writeString(notification.title());
            out.writeString("description");
            out.writeString(notification.description());
            out.writeString("severity");
            out.writeString(notification.severity().name());
            out.writeString("category");
            out.writeString(notification.classification().name());
            if (notification.position() != null) {
                out.writeString("position");
                FailureWriter.writePosition(out, notification.position());
            }
        }
    }

    /// GQL orders statuses by class: no data, warning, success, information.
    private void writeStatuses(Outcome outcome, List<Notification> notifications) {
        out.writeListHeader(1 + notifications.size());
        if (notifications.isEmpty()) {
            writeOutcome(outcome);
            return;
        }
        List<Notification> sorted = new ArrayList<>(notifications);
        sorted.sort(Comparator.comparing(Notification::severity));
        boolean outcomeWritten = outcome == Outcome.NO_DATA;
        if (outcomeWritten) {
            writeOutcome(outcome);
        }
        for (Notification notification : sorted) {
            if (!outcomeWritten && notification.severity() == Notification.Severity.INFORMATION) {
                writeOutcome(outcome);
                outcomeWritten = true;
            }
            writeStatus(notification);
        }
        if (!outcomeWritten) {
            writeOutcome(outcome);
        }
    }

    private void writeOutcome(Outcome outcome) {
        out.writeMapHeader(2);
        out.writeString("gql_status");
        out.writeString(outcome.gqlStatus);
        out.writeString("status_description");
        out.writeString(outcome.description);
    }

    private void writeStatus(Notification notification) {
        boolean warning = notification.severity() == Notification.Severity.WARNING;
        out.writeMapHeader(6);
        out.writeString("gql_status");
        out.writeString(notification.gqlStatus());
        out.writeString("status_description");
        out.writeString((warning ? "warn: " : "info: ") + notification.description());
        out.writeString("neo4j_code");
        out.writeString(notification.code());
        out.writeString("title");
        out.writeString(notification.title());
        out.writeString("description");
        out.writeString(notification.description());
        out.writeString("diagnostic_record");
        FailureWriter.writeDiagnosticRecord(
                out,
                notification.severity().name(),
                notification.classification().name(),
                notification.position());
    }
}
