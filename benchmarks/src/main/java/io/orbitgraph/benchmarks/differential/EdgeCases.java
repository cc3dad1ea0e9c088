package io.orbitgraph.benchmarks.differential;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Calls every function and operator with extreme, missing and wrong arguments on OrbitGraph and on Neo4j and prints
/// where the
/// answers differ. Arguments travel as parameters, so that neither server can refuse them by their type before it runs.
@Command(name = "edges", mixinStandardHelpOptions = true)
public final class EdgeCases implements Callable<Integer> {
    private static final List<String> UNARY = List.of(
                    "abs acos asin atan ceil cos cot cosh coth degrees e exp floor haversin isNaN log log10 pi radians rand round sign sin sinh"
                            .split(" "),
                    "sqrt tan tanh btrim char_length character_length lower upper lTrim rTrim trim toLower toUpper normalize reverse size"
                            .split(" "),
                    "head last tail keys properties length nodes relationships labels type id elementId startNode endNode isEmpty"
                            .split(" "),
                    "toBoolean toBooleanOrNull toBooleanList toFloat toFloatOrNull toFloatList toInteger toIntegerOrNull toIntegerList"
                            .split(" "),
                    "toString toStringOrNull toStringList valueType exists coalesce range split replace".split(" "),
                    "date time localtime datetime localdatetime duration point datetime.fromepochmillis".split(" "))
            .stream()
            .flatMap(Arrays::stream)
            .toList();
    private static final List<String> BINARY = List.of(
            "atan2",
            "round",
            "left",
            "right",
            "substring",
            "split",
            "range",
            "coalesce",
            "nullIf",
            "btrim",
            "lTrim",
            "rTrim",
            "duration.between",
            "duration.inDays",
            "duration.inMonths",
            "duration.inSeconds",
            "point.distance",
            "datetime.fromepoch",
            "date.truncate",
            "datetime.truncate",
            "localtime.truncate",
            "time.truncate",
            "localdatetime.truncate",
            "vector.similarity.cosine",
            "vector.similarity.euclidean");
    private static final List<String> OPERATORS = List.of(
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "=",
            "<>",
            "<",
            "<=",
            ">",
            ">=",
            "IN",
            "STARTS WITH",
            "ENDS WITH",
            "CONTAINS",
            "=~",
            "AND",
            "OR",
            "XOR");
    private static final List<String> AGGREGATES =
            List.of("count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP");
    private static final List<String> TERNARY =
            List.of("substring", "replace", "range", "round", "point.withinBBox", "reduceless");

    @Option(names = "--ours", required = true)
    private String ours = "";

    @Option(names = "--theirs", required = true)
    private String theirs = "";

    @Option(names = "--only", description = "a function or operator")
    private @Nullable String only;

    @Option(names = "--each", description = "differences to print for one expression (default: ${DEFAULT-VALUE})")
    private int each = 6;

    @Option(names = "--codes")
    private boolean codes;

    private final Map<String, Integer> counts = new TreeMap<>();
    private int total;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EdgeCases()).execute(arguments));
    }

    private static List<Value> values() {
        List<Object> plain = new ArrayList<>(Arrays.asList(
                null,
                true,
                false,
                0,
                1,
                -1,
                3,
                42,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                0.5,
                -0.5,
                1.5,
                2.5,
                -2.5,
                0.0,
                -0.0,
                1.0,
                1e308,
                1e-320,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                "",
                "a",
                "Ab c",
                " x ",
                "12",
                "-7.9",
                "1e3",
                "0x1F",
                "TRUE",
                "NaN",
                "2020-02-29",
                "12:30",
                "P1M2DT3.5S",
                "year",
                "é𝒳ß",
                List.of(),
                List.of(1, 2, 3),
                Arrays.asList(1, null),
                List.of("a", "b"),
                List.of("1", "x", 2.5, true),
                List.of(List.of(1)),
                Map.of(),
                Map.of("a", 1),
                Map.of("x", 1.0, "y", 2),
                Map.of("year", 2020, "month", 2),
                Map.of("days", 1.5, "hours", 2),
                LocalDate.of(2020, 2, 29),
                LocalDate.of(-1, 12, 31),
                LocalTime.of(12, 30, 15, 1),
                OffsetTime.of(23, 59, 59, 999_999_999, ZoneOffset.ofHours(-3)),
                LocalDateTime.of(1969, 12, 31, 23, 59, 59),
                ZonedDateTime.of(2021, 3, 28, 2, 30, 0, 0, ZoneId.of("Europe/Stockholm")),
                ZonedDateTime.of(1900, 1, 1, 0, 0, 0, 5, ZoneOffset.ofHours(2)),
                Period.of(1, 2, -3),
                Duration.ofSeconds(-1, 5)));
        List<Value> values = new ArrayList<>();
        plain.forEach(value -> values.add(Values.value(value)));
        values.add(Values.point(7203, 1.5, -2));
        values.add(Values.point(4326, 12.9, 55.6));
        values.add(Values.point(9157, 1, 2, 3));
        return values;
    }

    @Override
    public Integer call() {
        List<Value> values = values();
        try (Target our = new Target(ours);
                Target their = new Target(theirs)) {
            for (String function : UNARY) {
                compare(our, their, "RETURN " + function + "() AS x", List.of());
                values.forEach(a -> compare(our, their, "RETURN " + function + "($a) AS x", List.of(a)));
            }
            for (String operator : List.of(
                    "-$a",
                    "+$a",
                    "NOT $a",
                    "$a IS NULL",
                    "$a IS NOT NULL",
                    "$a.a",
                    "$a.year",
                    "$a.x",
                    "$a[0]",
                    "$a['a']",
                    "$a[1..]",
                    "$a[..-1]",
                    "$a IS :: INTEGER",
                    "$a IS :: FLOAT",
                    "$a IS :: LIST<INTEGER>",
                    "$a IS :: MAP",
                    "$a IS :: ZONED DATETIME",
                    "$a IS NORMALIZED",
                    "[x IN $a | x]",
                    "all(x IN $a WHERE x)",
                    "reduce(s = 0, x IN $a | s + x)",
                    "CASE $a WHEN 1 THEN 'one' WHEN null THEN 'null' ELSE 'other' END")) {
                values.forEach(a -> compare(our, their, "RETURN " + operator + " AS x", List.of(a)));
            }
            for (String function : BINARY) {
                pairs(our, their, values, "RETURN " + function + "($a, $b) AS x");
            }
            for (String operator : OPERATORS) {
                pairs(our, their, values, "RETURN $a " + operator + " $b AS x");
            }
            pairs(our, their, values, "RETURN $a[$b] AS x");
            pairs(our, their, values, "RETURN $a[$b..] AS x");
            pairs(our, their, values, "RETURN $a[..$b] AS x");
            pairs(our, their, values, "UNWIND [$a, $b] AS x RETURN x ORDER BY x");
            pairs(our, their, values, "UNWIND [$a, $b] AS x RETURN DISTINCT x");
            for (String aggregate : AGGREGATES) {
                pairs(our, their, values, "UNWIND [$a, $b] AS x RETURN " + aggregate + "(x) AS x");
            }
            pairs(our, their, values, "UNWIND [1, 2.5, 3] AS x RETURN percentileCont($a, $b) AS x");
            pairs(our, their, values, "UNWIND [$a, 1, null] AS x RETURN percentileDisc(x, $b) AS x");
            List<Value> few = values.stream()
                    .filter(v -> values.indexOf(v) % 4 == 0 || values.indexOf(v) < 8)
                    .toList();
            for (String function : TERNARY) {
                for (Value a : few) {
                    for (Value b : few) {
                        few.forEach(
                                c -> compare(our, their, "RETURN " + function + "($a, $b, $c) AS x", List.of(a, b, c)));
                    }
                }
            }
        }
        System.out.println(total + " calls");
        counts.forEach((query, count) -> System.out.println(count + " x " + query));
        return counts.isEmpty() ? 0 : 1;
    }

    private void pairs(Target our, Target their, List<Value> values, String query) {
        for (Value a : values) {
            for (Value b : values) {
                compare(our, their, query, List.of(a, b));
            }
        }
    }

    private void compare(Target our, Target their, String query, List<Value> arguments) {
        if (only != null && !query.contains(only) || query.contains("reduceless") || query.contains("rand()")) {
            return;
        }
        total++;
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            parameters.put(String.valueOf((char) ('a' + i)), arguments.get(i));
        }
        ValueText text = new ValueText(false);
        Difference difference =
                Difference.between(our.run(query, parameters, text), their.run(query, parameters, text), true, codes);
        if (difference != null && counts.merge(query, 1, Integer::sum) <= each) {
            System.out.println("==== " + query + "   " + parameters + "\n" + difference.details());
        }
    }
}
