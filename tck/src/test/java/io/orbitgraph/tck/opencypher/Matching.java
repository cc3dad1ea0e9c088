package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares results with expectations. Deliberately independent of `ValueSemantics`, which is under test.
///
/// @param ignoreListOrder whether lists are compared as bags
record Matching(boolean ignoreListOrder) {

    /// Whether the rows are the expected ones, as a bag or in order.
    boolean rows(List<List<Expected>> expected, List<Value[]> actual, boolean ordered) {
        if (expected.size() != actual.size()) {
            return false;
        }
        if (ordered) {
            for (int i = 0; i < expected.size(); i++) {
                if (!row(expected.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        List<Value[]> left = new ArrayList<>(actual);
        for (List<Expected> row : expected) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                if (row(row, left.get(i))) {
                    found = i;
                }
            }
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }

    private boolean row(List<Expected> expected, Value[] actual) {
        if (expected.size() != actual.length) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (!value(expected.get(i), actual[i])) {
                return false;
            }
        }
        return true;
    }

    boolean value(Expected expected, Value actual) {
        return switch (expected) {
            case Expected.Literal(Value value) -> literal(value, actual);
            case Expected.ListOf(List<Expected> items) -> actual instanceof ListValue list && list(items, list);
            case Expected.MapOf map -> actual instanceof MapValue value && map(map, value);
            case Expected.Node node -> actual instanceof NodeRecord value && node(node, value);
            case Expected.Relationship relationship ->
                actual instanceof RelationshipRecord value && relationship(relationship, value);
            case Expected.Path path -> actual instanceof PathValue value && path(path, value);
        };
    }

    private static boolean literal(Value expected, Value actual) {
        return switch (expected) {
            case StringValue(String text) ->
                // The TCK writes times as java.time does, without seconds that are zero.
                switch (actual) {
                    case StringValue _, DateValue _, DurationValue _ ->
                        ValueText.of(actual).equals(text);
                    case TimeValue(var time) -> time.toString().equals(text);
                    case LocalTimeValue(var time) -> time.toString().equals(text);
                    case DateTimeValue(var time) -> time.toString().equals(text);
                    case LocalDateTimeValue(var time) -> time.toString().equals(text);
                    default -> false;
                };
            case IntegerValue(long value) -> actual instanceof IntegerValue(long other) && value == other;
            case FloatValue(double value) ->
                actual instanceof FloatValue(double other) && (value == other || Double.compare(value, other) == 0);
            default -> expected.equals(actual);
        };
    }

    private boolean list(List<Expected> expected, ListValue actual) {
        List<List<Expected>> expectedRows = expected.stream().map(List::of).toList();
        List<Value[]> actualRows = new ArrayList<>();
        for (Value item : actual) {
            actualRows.add(new Value[] {item});
        }
        return rows(expectedRows, actualRows, !ignoreListOrder);
    }

    private boolean map(Expected.MapOf expected, MapValue actual) {
        if (!expected.entries().keySet().equals(actual.keys())) {
            return false;
        }
        for (Map.Entry<String, Expected> entry : expected.entries().entrySet()) {
            if (!value(entry.getValue(), actual.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean node(Expected.Node expected, NodeRecord actual) {
        return expected.labels().equals(new HashSet<>(actual.labels()))
                && map(expected.properties(), actual.properties());
    }

    private boolean relationship(Expected.Relationship expected, RelationshipRecord actual) {
        return expected.type().equals(actual.relationshipType()) && map(expected.properties(), actual.properties());
    }

    private boolean path(Expected.Path expected, PathValue actual) {
        if (expected.relationships().size() != actual.length()) {
            return false;
        }
        for (int i = 0; i < expected.nodes().size(); i++) {
            @Nullable NodeValue node = actual.nodes().get(i);
            if (!(node instanceof NodeRecord found) || !node(expected.nodes().get(i), found)) {
                return false;
            }
        }
        for (int i = 0; i < actual.length(); i++) {
            RelationshipValue relationship = actual.relationships().get(i);
            boolean forward = expected.forward().get(i);
            NodeValue start = actual.nodes().get(forward ? i : i + 1);
            NodeValue end = actual.nodes().get(forward ? i + 1 : i);
            if (!(relationship instanceof RelationshipRecord found)
                    || !relationship(expected.relationships().get(i), found)
                    || found.startId() != start.id()
                    || found.endId() != end.id()) {
                return false;
            }
        }
        return true;
    }
}
