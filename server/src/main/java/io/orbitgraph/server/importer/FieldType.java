package io.orbitgraph.server.importer;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.temporal.Durations;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.temporal.Temporals;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.function.SpatialFunctions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The types that a header can name.
enum FieldType {
    STRING("string"),
    CHAR("char"),
    LONG("long"),
    INT("int", "integer"),
    SHORT("short"),
    BYTE("byte"),
    DOUBLE("double"),
    FLOAT("float"),
    BOOLEAN("boolean"),
    DATE("date"),
    LOCAL_TIME("localtime"),
    TIME("time"),
    LOCAL_DATE_TIME("localdatetime"),
    DATE_TIME("datetime"),
    DURATION("duration"),
    POINT("point");

    /// Without a zone of its own in the file or the header, a time is in UTC, wherever the import runs.
    private static final TemporalContext UTC = new TemporalContext(ZoneOffset.UTC, Instant.EPOCH);

    private final List<String> names;

    FieldType(String... names) {
        this.names = List.of(names);
    }

    static Optional<FieldType> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.names.contains(lower))
                .findFirst();
    }

    static List<String> allNames() {
        return Arrays.stream(values()).flatMap(type -> type.names.stream()).toList();
    }

    String typeName() {
        return names.getFirst();
    }

    /// Whether blanks around a value mean nothing.
    boolean isTrimmed() {
        return this != STRING && this != CHAR;
    }

    /// The value that a field stands for; for the types that have no array of their own, and for elements of lists.
    ///
    /// @param context the zone of the column
    /// @throws BadFieldException if it stands for none
    Value parse(byte[] bytes, int from, int to, TemporalContext context) {
        return switch (this) {
            case LONG, INT, SHORT, BYTE -> Value.of(Numbers.parseLong(bytes, from, to, this));
            case DOUBLE, FLOAT -> Value.of(Numbers.parseDouble(bytes, from, to));
            case BOOLEAN -> Value.of(Numbers.parseBoolean(bytes, from, to));
            case STRING -> Value.of(Utf8.text(bytes, from, to));
            case CHAR -> Value.of(character(Utf8.text(bytes, from, to)));
            case DATE, LOCAL_TIME, TIME, LOCAL_DATE_TIME, DATE_TIME, DURATION, POINT ->
                parse(Utf8.text(bytes, from, to), context);
        };
    }

    private Value parse(String text, TemporalContext context) {
        try {
            return switch (this) {
                case DATE -> Temporals.date(Value.of(text));
                case LOCAL_TIME -> Temporals.localTime(Value.of(text));
                case TIME -> Temporals.time(Value.of(text), context);
                case LOCAL_DATE_TIME -> Temporals.localDateTime(Value.of(text));
                case DATE_TIME -> Temporals.dateTime(Value.of(text), context);
                case DURATION -> Durations.duration(Value.of(text));
                case POINT -> SpatialFunctions.point(coordinates(text));
                case STRING, CHAR, LONG, INT, SHORT, BYTE, DOUBLE, FLOAT, BOOLEAN -> throw new IllegalStateException();
            };
        } catch (OrbitException e) {
            throw new BadFieldException("'" + text + "' is no " + typeName() + ": " + e.text());
        }
    }

    static String character(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw new BadFieldException("'" + text + "' is not one character");
        }
        return text;
    }

    static TemporalContext utc() {
        return UTC;
    }

    /// Reads `{x: 1.5, y: 2}` or `{latitude: 50.1, longitude: 8.7, crs: WGS-84}`, with or without quotes.
    private static MapValue coordinates(String text) {
        String inner = text.strip();
        if (inner.startsWith("{") && inner.endsWith("}")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        Map<String, Value> entries = new HashMap<>();
        for (String entry : inner.split(",")) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw new BadFieldException("'" + text + "' is no point such as {x: 1.5, y: 2}");
            }
            String key = unquoted(entry.substring(0, colon));
            String value = unquoted(entry.substring(colon + 1));
            entries.put(key, key.equals("crs") ? Value.of(value) : number(key, value));
        }
        return MapValue.copyOf(entries);
    }

    private static Value number(String key, String text) {
        try {
            return key.equals("srid") ? Value.of(Long.parseLong(text)) : Value.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new BadFieldException("'" + text + "' is no number for " + key);
        }
    }

    private static String unquoted(String text) {
        String stripped = text.strip();
        boolean quoted = stripped.length() > 1
                && (stripped.startsWith("\"") || stripped.startsWith("'"))
                && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }
}
