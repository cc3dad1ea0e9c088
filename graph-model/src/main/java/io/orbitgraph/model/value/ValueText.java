package io.orbitgraph.model.value;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/// The canonical text of values: ISO 8601 for temporal values as Cypher prints them
/// (`2015-07-21T21:40:32.142+01:00[Europe/London]`, `P1Y2M10DT2H30M`; seconds always, of their fraction no more digits
/// than needed), what `toString()` returns, and what a shell shows.
public final class ValueText {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private ValueText() {}

    /// The text that Cypher's `toString()` gives for a value; lists, maps and graph entities as literals, in which
    /// strings are quoted.
    public static String of(Value value) {
        if (value instanceof StringValue(String string)) {
            return string;
        }
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Value value, StringBuilder text) {
        switch (value) {
            case NullValue _ -> text.append("null");
            case BooleanValue bool -> text.append(bool.value());
            case IntegerValue(long number) -> text.append(number);
            case FloatValue(double number) -> text.append(number);
            case StringValue(String string) -> appendQuoted(string, text);
            case DateValue(var date) -> text.append(date);
            case LocalTimeValue(var time) -> DateTimeFormatter.ISO_LOCAL_TIME.formatTo(time, text);
            case TimeValue(var time) -> DateTimeFormatter.ISO_OFFSET_TIME.formatTo(time, text);
            case LocalDateTimeValue(var dateTime) -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.formatTo(dateTime, text);
            case DateTimeValue(var dateTime) -> DateTimeFormatter.ISO_ZONED_DATE_TIME.formatTo(dateTime, text);
            case DurationValue duration -> appendDuration(duration, text);
            case PointValue point -> appendPoint(point, text);
            case ListValue(List<Value> values) -> appendList(values, text);
            case MapValue map -> appendMap(map, text);
            case NodeReference(long id) -> text.append("(#").append(id).append(')');
            case NodeRecord node -> appendNode(node, text);
            case RelationshipReference relationship ->
                text.append("[#").append(relationship.id()).append(']');
            case RelationshipRecord relationship -> appendRelationship(relationship, text);
            case PathValue path -> appendPath(path, text);
            case UuidValue(var uuid) -> text.append(uuid);
            case BytesValue(byte[] bytes) ->
                text.append("bytes[").append(bytes.length).append(']');
            case VectorValue vector -> appendVector(vector, text);
        }
    }

    private static void appendQuoted(String string, StringBuilder text) {
        text.append('\'');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '\'' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('\'');
    }

    private static void appendList(List<Value> values, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            append(values.get(i), text);
        }
        text.append(']');
    }

    private static void appendMap(MapValue map, StringBuilder text) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
            if (!first) {
                text.append(", ");
            }
            first = false;
            text.append(entry.getKey()).append(": ");
            append(entry.getValue(), text);
        }
        text.append('}');
    }

    private static void appendNode(NodeRecord node, StringBuilder text) {
        text.append('(');
        for (String label : node.labels()) {
            text.append(':').append(label);
        }
        appendProperties(node.properties(), !node.labels().isEmpty(), text);
        text.append(')');
    }

    private static void appendRelationship(RelationshipRecord relationship, StringBuilder text) {
        text.append("[:").append(relationship.relationshipType());
        appendProperties(relationship.properties(), true, text);
        text.append(']');
    }

    private static void appendProperties(MapValue properties, boolean blankBefore, StringBuilder text) {
        if (!properties.isEmpty()) {
            if (blankBefore) {
                text.append(' ');
            }
            appendMap(properties, text);
        }
    }

    private static void appendPath(PathValue path, StringBuilder text) {
        text.append('<');
        append(path.nodes().getFirst(), text);
        for (int i = 0; i < path.length(); i++) {
            RelationshipValue relationship = path.relationships().get(i);
            boolean forwards = relationship.startId() == path.nodes().get(i).id();
            text.append(forwards ? "-" : "<-");
            append(relationship, text);
            text.append(forwards ? "->" : "-");
            append(path.nodes().get(i + 1), text);
        }
        text.append('>');
    }

    private static void appendPoint(PointValue point, StringBuilder text) {
        text.append("point({x: ").append(point.x()).append(", y: ").append(point.y());
        if (point.crs().dimensions() == 3) {
            text.append(", z: ").append(point.z());
        }
        text.append(", crs: '").append(point.crs().crsName()).append("'})");
    }

    private static void appendVector(VectorValue vector, StringBuilder text) {
        text.append("vector([");
        for (int i = 0; i < vector.dimensions(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            switch (vector.coordinate()) {
                case INTEGER8, INTEGER16, INTEGER32, INTEGER64 -> text.append(vector.longAt(i));
                case FLOAT32 -> text.append((float) vector.doubleAt(i));
                case FLOAT64 -> text.append(vector.doubleAt(i));
            }
        }
        text.append("], ").append(vector.dimensions()).append(", ").append(vector.coordinate());
        text.append(')');
    }

    /// Months as years and months, days, seconds as hours, minutes and seconds; every part has its own sign and is left
    /// out when zero. No weeks: `P2W` reads back as the same 14 days.
    private static void appendDuration(DurationValue duration, StringBuilder text) {
        if (duration.equals(DurationValue.ZERO)) {
            text.append("PT0S");
            return;
        }
        text.append('P');
        appendUnit(duration.months() / 12, 'Y', text);
        appendUnit(duration.months() % 12, 'M', text);
        appendUnit(duration.days(), 'D', text);
        if (duration.seconds() == 0 && duration.nanos() == 0) {
            return;
        }
        // The record keeps nanos positive; the text has one sign for seconds and their fraction.
        boolean borrowed = duration.seconds() < 0 && duration.nanos() > 0;
        long seconds = borrowed ? duration.seconds() + 1 : duration.seconds();
        int nanos = borrowed ? NANOS_PER_SECOND - duration.nanos() : duration.nanos();
        text.append('T');
        appendUnit(seconds / 3600, 'H', text);
        appendUnit(seconds / 60 % 60, 'M', text);
        appendSeconds(seconds % 60, nanos, borrowed, text);
    }

    private static void appendUnit(long amount, char unit, StringBuilder text) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static void appendSeconds(long seconds, int nanos, boolean negative, StringBuilder text) {
        if (seconds == 0 && nanos == 0) {
            return;
        }
        if (negative && seconds == 0) {
            text.append('-');
        }
        text.append(seconds);
        if (nanos != 0) {
            String digits = Integer.toString(NANOS_PER_SECOND + nanos);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        text.append('S');
    }
}
