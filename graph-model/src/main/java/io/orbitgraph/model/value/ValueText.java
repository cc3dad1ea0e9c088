package io.orbitgraph.model.value;

/// The canonical text of values: ISO 8601 for temporal values as Cypher prints them (`2015-07-21T21:40:32.142+01:00
/// [Europe/London]` without the blank, `P1Y2M10DT2H30M`), what `toString()` returns, and what a shell shows.
public final class ValueText {
    private ValueText() {}

    /// The text that Cypher's `toString()` gives for a value; lists and maps as literals.
    public static String of(Value value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Value value, StringBuilder text) {
        switch (value) {
            case NullValue _ -> text.append("null");
            case StringValue(String s) -> text.append(s);
            case DateValue(var date) -> text.append(date);
            case LocalTimeValue(var time) -> text.append(time);
            case TimeValue(var time) -> text.append(time);
            case LocalDateTimeValue(var dateTime) -> text.append(dateTime);
            case DateTimeValue(var dateTime) -> text.append(dateTime);
            case DurationValue(long months, long days, long seconds, int nanos) ->
                text.append('P').append(months).append('M').append(days).append('D').append(seconds).append('.').append(nanos);
            case PointValue point -> text.append(point.crs().crsName());
            case BooleanValue _, IntegerValue _, FloatValue _, BytesValue _, ListValue _, MapValue _, NodeValue _,
                    RelationshipValue _, PathValue _, UuidValue _, VectorValue _ -> text.append(value);
        }
    }
}
