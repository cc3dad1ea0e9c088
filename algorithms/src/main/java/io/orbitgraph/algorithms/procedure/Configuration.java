package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configuration map of a call. Every key is read by its name and type, with its default; {@link #requireNoOthers}
/// then refuses what nobody has read, so that a mistyped key is never ignored. A null stands for a missing key. Not
/// thread-safe.
public final class Configuration {
    private static final int DEFAULT_CONCURRENCY = 4;

    private final MapValue given;
    private final Map<String, Value> defaults;
    private final Map<String, Value> limits;
    private final Map<String, Value> effective = new LinkedHashMap<>();

    public Configuration(MapValue given) {
        this(given, Map.of(), Map.of());
    }

    /// @param defaults values of keys that are not given, if somebody reads them; they go before the reader's own
    /// @param limits the greatest number, or the only boolean, that a key may have
    Configuration(MapValue given, Map<String, Value> defaults, Map<String, Value> limits) {
        this.given = given;
        this.defaults = defaults;
        this.limits = limits;
    }

    /// Whether the key is there and not null. It counts as read.
    public boolean has(String key) {
        return !read(key, Value.NULL).isNull();
    }

    /// The value as it is; {@link Value#NULL} if there is none.
    public Value value(String key) {
        return read(key, Value.NULL);
    }

    public double number(String key, double defaultValue) {
        return number(key, read(key, Value.of(defaultValue)));
    }

    public double requiredNumber(String key) {
        return number(key, required(key, "a number"));
    }

    private static double number(String key, Value value) {
        return switch (value) {
            case FloatValue(double number) -> number;
            case IntegerValue(long number) -> number;
            default -> throw wrongType(key, "a number", value);
        };
    }

    /// @return the number, or null if it is not given
    public @Nullable Double optionalNumber(String key) {
        Value value = read(key, Value.NULL);
        return value.isNull() ? null : Double.valueOf(number(key, value));
    }

    public int integer(String key, int defaultValue) {
        return integer(key, read(key, Value.of(defaultValue)));
    }

    public int requiredInteger(String key) {
        return integer(key, required(key, "an integer"));
    }

    private static int integer(String key, Value value) {
        long number = whole(key, value);
        if (number != (int) number) {
            throw failure("`" + key + "` is " + number + ", which is too large");
        }
        return (int) number;
    }

    /// How many threads are asked for under `key`; more than there are processors do no harm.
    public int concurrency(String key) {
        int concurrency = integer(key, DEFAULT_CONCURRENCY);
        if (concurrency < 1) {
            throw failure("`" + key + "` is " + concurrency + ", must be at least 1");
        }
        return concurrency;
    }

    public long longInteger(String key, long defaultValue) {
        return whole(key, read(key, Value.of(defaultValue)));
    }

    /// @return the number, or null if it is not given
    public @Nullable Long optionalInteger(String key) {
        Value value = read(key, Value.NULL);
        return value.isNull() ? null : Long.valueOf(whole(key, value));
    }

    private static long whole(String key, Value value) {
        return switch (value) {
            case IntegerValue(long number) -> number;
            // Drivers of languages with one kind of number send 10.0 for 10.
            case FloatValue(double number)
            when number == Math.rint(number) && Math.abs(number) < 0x1p53 -> (long) number;
            default -> throw wrongType(key, "an integer", value);
        };
    }

    public boolean flag(String key, boolean defaultValue) {
        Value value = read(key, Value.of(defaultValue));
        if (value instanceof BooleanValue flag) {
            return flag.value();
        }
        throw wrongType(key, "a boolean", value);
    }

    public String text(String key, String defaultValue) {
        return text(key, read(key, Value.of(defaultValue)));
    }

    public String requiredText(String key) {
        String text = text(key, required(key, "a string"));
        if (text.isBlank()) {
            throw failure("`" + key + "` is empty");
        }
        return text;
    }

    /// @return the text, or null if it is not given
    public @Nullable String optionalText(String key) {
        Value value = read(key, Value.NULL);
        return value.isNull() ? null : text(key, value);
    }

    private static String text(String key, Value value) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw wrongType(key, "a string", value);
    }

    /// A string or a list of strings.
    public List<String> texts(String key, List<String> defaultValue) {
        List<Value> values = new ArrayList<>(defaultValue.size());
        defaultValue.forEach(text -> values.add(Value.of(text)));
        List<String> texts = new ArrayList<>();
        for (Value value : list(key, read(key, new ListValue(values)))) {
            texts.add(text(key, value));
        }
        return texts;
    }

    /// The elements of a list; a single value stands for a list of one, a missing one for the empty list.
    public List<Value> list(String key) {
        return list(key, read(key, ListValue.EMPTY));
    }

    private static List<Value> list(String key, Value value) {
        List<Value> values = value instanceof ListValue(List<Value> elements) ? elements : List.of(value);
        if (values.contains(Value.NULL)) {
            throw failure("`" + key + "` contains null");
        }
        return values;
    }

    public MapValue map(String key) {
        Value value = read(key, MapValue.EMPTY);
        if (value instanceof MapValue map) {
            return map;
        }
        throw wrongType(key, "a map", value);
    }

    /// One of an enum's constants by name, in any case, with or without underscores.
    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        String name = text(key, defaultValue.name());
        for (E constant : constants) {
            if (constant.name().replace("_", "").equalsIgnoreCase(name.replace("_", ""))) {
                effective.put(key, Value.of(constant.name()));
                return constant;
            }
        }
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        throw failure("`" + key + "` is '" + name + "', must be one of " + String.join(", ", names) + "."
                + NearestName.hint(name, names));
    }

    /// Says that `key` has `value` in effect, where that is not what was given.
    public void resolve(String key, Value value) {
        effective.put(key, value);
    }

    private Value required(String key, String type) {
        Value value = read(key, Value.NULL);
        if (value.isNull()) {
            List<String> others = given.keys().stream()
                    .filter(other -> !effective.containsKey(other))
                    .toList();
            throw failure("`" + key + "` is missing; it must be " + type + "."
                    + NearestName.of(key, others)
                            .map(near -> " Is '" + near + "' meant to be '" + key + "'?")
                            .orElse(""));
        }
        return value;
    }

    private Value read(String key, Value defaultValue) {
        Value value = given.get(key);
        Value result = value.isNull() ? defaults.getOrDefault(key, defaultValue) : value;
        Value limit = limits.get(key);
        if (limit != null && !result.isNull() && !isWithin(result, limit)) {
            throw failure("`" + key + "` is " + result + ", which the limit " + limit
                    + " does not allow; gds.config.limits.set changes it");
        }
        effective.put(key, result);
        return result;
    }

    /// Refuses a key that GDS has and this procedure has not.
    ///
    /// @param reason why not, or what to do instead
    public void refuse(String key, String reason) {
        if (!given.get(key).isNull()) {
            throw failure("`" + key + "` is not supported: " + reason);
        }
    }

    private static boolean isWithin(Value value, Value limit) {
        return switch (limit) {
            case BooleanValue only -> value.equals(only);
            default -> !(ValueSemantics.compare(value, limit) > 0);
        };
    }

    /// Refuses keys that have not been read, with the nearest one that could have been meant.
    public void requireNoOthers() {
        for (String key : given.keys()) {
            if (!effective.containsKey(key)) {
                List<String> known = effective.keySet().stream().sorted().toList();
                throw failure("There is no configuration key `" + key + "`." + NearestName.hint(key, known)
                        + " The keys are: " + String.join(", ", known));
            }
        }
    }

    /// All keys that were read, with the values in effect; nulls are left out.
    public MapValue effective() {
        Map<String, Value> values = new LinkedHashMap<>(effective);
        values.values().removeIf(Value::isNull);
        return MapValue.copyOf(values);
    }

    private static OrbitException wrongType(String key, String wanted, Value value) {
        return failure("`" + key + "` must be " + wanted + ", not "
                + TypeName.of(value).toUpperCase(Locale.ROOT));
    }

    /// A call that cannot be served as it is written.
    public static OrbitException failure(String message) {
        return new OrbitException(ErrorCode.PROCEDURE_CALL_FAILED, message);
    }
}
