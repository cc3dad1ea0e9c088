package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.ANY;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.MAP;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.temporal.DurationBetween;
import io.orbitgraph.model.temporal.Durations;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.temporal.TemporalText;
import io.orbitgraph.model.temporal.Temporals;
import io.orbitgraph.model.temporal.Truncation;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.query.language.FunctionSignature;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Temporal functions: for each of the five types its constructor, its clocks and its truncation; durations;
/// `format`.
final class TemporalFunctions {
    private static final String CATEGORY = "Temporal";

    private TemporalFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        addType(functions, "date", ValueType.DATE, (value, _) -> Temporals.date(value));
        addType(functions, "localtime", ValueType.LOCAL_TIME, (value, _) -> Temporals.localTime(value));
        addType(functions, "time", ValueType.TIME, Temporals::time);
        addType(functions, "localdatetime", ValueType.LOCAL_DATE_TIME, (value, _) -> Temporals.localDateTime(value));
        addType(functions, "datetime", ValueType.DATE_TIME, Temporals::dateTime);
        functions.add(fromEpoch());
        functions.add(fromEpochMillis());
        functions.add(new Definition(
                        "duration", FunctionSignature.Type.DURATION, CATEGORY, "A duration from a string or a map.")
                .takes("input", ANY)
                .as((_, arguments) -> Durations.duration(arguments[0])));
        functions.add(between("duration.between", "months, days and seconds", DurationBetween::between));
        functions.add(between("duration.inMonths", "whole months", DurationBetween::inMonths));
        functions.add(between("duration.inDays", "whole days", DurationBetween::inDays));
        functions.add(between("duration.inSeconds", "seconds", DurationBetween::inSeconds));
        functions.add(format());
        return functions;
    }

    private static void addType(
            List<ScalarFunction> functions,
            String name,
            ValueType type,
            BiFunction<Value, TemporalContext, Value> constructor) {
        FunctionSignature.Type result = FunctionSignature.Type.valueOf(type.name());
        String typeName = type.typeName();
        functions.add(
                new Definition(name, result, CATEGORY, "A " + typeName + " from a string, map or other value; now.")
                        .optionally("input", ANY)
                        .as((context, arguments) -> construct(context, arguments, type, constructor)));
        functions.add(clock(
                name + ".statement",
                result,
                type,
                false,
                context -> context.statementTime().now()));
        functions.add(clock(name + ".transaction", result, type, false, FunctionContext::transactionTime));
        functions.add(clock(name + ".realtime", result, type, true, FunctionContext::realTime));
        functions.add(truncate(name + ".truncate", result, type, constructor));
    }

    private static Value construct(
            FunctionContext context,
            Value[] arguments,
            ValueType type,
            BiFunction<Value, TemporalContext, Value> constructor) {
        TemporalContext time = context.statementTime();
        if (arguments.length == 0) {
            return now(type, time.zonedNow());
        }
        if (arguments[0] instanceof MapValue map) {
            if (map.entries().containsValue(Value.NULL)) {
                return Value.NULL;
            }
            if (map.size() == 1 && map.get("timezone") instanceof StringValue(String zone)) {
                return now(type, time.now().atZone(TemporalText.zone(zone)));
            }
        }
        return constructor.apply(arguments[0], time);
    }

    private static Value now(ValueType type, ZonedDateTime now) {
        return switch (type) {
            case DATE -> new DateValue(now.toLocalDate());
            case LOCAL_TIME -> new LocalTimeValue(now.toLocalTime());
            case TIME -> new TimeValue(now.toOffsetDateTime().toOffsetTime());
            case LOCAL_DATE_TIME -> new LocalDateTimeValue(now.toLocalDateTime());
            case DATE_TIME -> new DateTimeValue(now);
            default -> throw new IllegalArgumentException("not a temporal type: " + type);
        };
    }

    private static ScalarFunction clock(
            String name,
            FunctionSignature.Type result,
            ValueType type,
            boolean changes,
            Function<FunctionContext, Instant> clock) {
        Definition definition = new Definition(name, result, CATEGORY, "The present, in a time zone if one is given.")
                .optionally("timezone", STRING);
        if (changes) {
            definition.nondeterministic();
        }
        return definition.as((context, arguments) -> now(
                type,
                clock.apply(context)
                        .atZone(
                                arguments.length == 0
                                        ? context.statementTime().zone()
                                        : TemporalText.zone(Arguments.string(name, arguments[0])))));
    }

    private static ScalarFunction truncate(
            String name,
            FunctionSignature.Type result,
            ValueType type,
            BiFunction<Value, TemporalContext, Value> constructor) {
        return new Definition(name, result, CATEGORY, "The value cut off below a unit; components laid over it.")
                .takes("unit", STRING)
                .optionally("input", ANY)
                .optionally("fields", MAP)
                .as((context, arguments) -> {
                    TemporalContext time = context.statementTime();
                    Value input = arguments.length > 1 ? arguments[1] : now(type, time.zonedNow());
                    if (input instanceof StringValue) {
                        input = constructor.apply(input, time);
                    }
                    MapValue fields = arguments.length > 2 ? Arguments.map(name, arguments[2]) : MapValue.EMPTY;
                    return Truncation.truncate(type, Arguments.string(name, arguments[0]), input, fields, time);
                });
    }

    private static ScalarFunction fromEpoch() {
        return new Definition(
                        "datetime.fromepoch",
                        FunctionSignature.Type.DATE_TIME,
                        CATEGORY,
                        "The time so many seconds after 1970.")
                .takes("seconds", FunctionSignature.Type.NUMBER)
                .takes("nanoseconds", FunctionSignature.Type.NUMBER)
                .as((_, arguments) -> Temporals.fromEpoch(
                        Arguments.integer("datetime.fromepoch", arguments[0]),
                        Arguments.integer("datetime.fromepoch", arguments[1])));
    }

    private static ScalarFunction fromEpochMillis() {
        return new Definition(
                        "datetime.fromepochmillis",
                        FunctionSignature.Type.DATE_TIME,
                        CATEGORY,
                        "The time so many milliseconds after 1970.")
                .takes("milliseconds", INTEGER)
                .as((_, arguments) ->
                        Temporals.fromEpochMillis(Arguments.integer("datetime.fromepochmillis", arguments[0])));
    }

    private static ScalarFunction between(
            String name, String unit, BiFunction<Value, Value, DurationValue> difference) {
        return new Definition(
                        name,
                        FunctionSignature.Type.DURATION,
                        CATEGORY,
                        "The time from one value to another in " + unit + ".")
                .takes("from", ANY)
                .takes("to", ANY)
                .as((_, arguments) -> difference.apply(arguments[0], arguments[1]));
    }

    private static ScalarFunction format() {
        return new Definition("format", STRING, CATEGORY, "A temporal value as text, by a pattern of Java's formatter.")
                .takes("value", ANY)
                .optionally("pattern", STRING)
                .as((_, arguments) -> {
                    TemporalAccessor temporal = switch (arguments[0]) {
                        case DateValue(var date) -> date;
                        case LocalTimeValue(var time) -> time;
                        case TimeValue(var time) -> time;
                        case LocalDateTimeValue(var dateTime) -> dateTime;
                        case DateTimeValue(var dateTime) -> dateTime;
                        default -> throw Arguments.wrongType("format", "a temporal value", arguments[0]);
                    };
                    if (arguments.length == 1) {
                        return Value.of(arguments[0].toString());
                    }
                    String pattern = Arguments.string("format", arguments[1]);
                    try {
                        return Value.of(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                                .format(temporal));
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw Arguments.invalid("Pattern '" + pattern + "' cannot format a "
                                + arguments[0].type().typeName() + ": " + e.getMessage());
                    }
                });
    }
}
