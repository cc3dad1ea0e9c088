package io.orbitgraph.query.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.value.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs those scenarios of the openCypher TCK that are about expressions only. What {@link MiniCypher} cannot run is
/// counted, and the count may not grow: the whole TCK runs against the server elsewhere.
class TckExpressionTest {
    private static final FunctionRegistry REGISTRY = BuiltInFunctions.registry();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "expressions/temporal/Temporal1, 207",
        "expressions/temporal/Temporal2, 53",
        "expressions/temporal/Temporal3, 183",
        "expressions/temporal/Temporal4, 39",
        "expressions/temporal/Temporal5, 7",
        "expressions/temporal/Temporal6, 17",
        "expressions/temporal/Temporal7, 18",
        "expressions/temporal/Temporal8, 27",
        "expressions/temporal/Temporal9, 322",
        "expressions/temporal/Temporal10, 131",
        "expressions/aggregation/Aggregation2, 12",
        "expressions/aggregation/Aggregation8, 3",
        "expressions/boolean/Boolean1, 7",
        "expressions/boolean/Boolean2, 7",
        "expressions/boolean/Boolean3, 7",
        "expressions/boolean/Boolean4, 3",
        "expressions/boolean/Boolean5, 8",
        "expressions/comparison/Comparison1, 38",
        "expressions/comparison/Comparison2, 13",
        "expressions/comparison/Comparison3, 1",
        "expressions/conditional/Conditional2, 12",
        "expressions/list/List1, 23",
        "expressions/list/List2, 15",
        "expressions/list/List3, 7",
        "expressions/list/List4, 2",
        "expressions/list/List5, 41",
        "expressions/list/List6, 3",
        "expressions/list/List11, 66",
        "expressions/literals/Literals2, 8",
        "expressions/literals/Literals5, 26",
        "expressions/map/Map1, 13",
        "expressions/map/Map2, 14",
        "expressions/map/Map3, 11",
        "expressions/mathematical/Mathematical2, 1",
        "expressions/mathematical/Mathematical8, 2",
        "expressions/mathematical/Mathematical11, 1",
        "expressions/mathematical/Mathematical13, 1",
        "expressions/null/Null1, 15",
        "expressions/null/Null2, 15",
        "expressions/null/Null3, 10",
        "expressions/precedence/Precedence1, 72",
        "expressions/precedence/Precedence2, 26",
        "expressions/precedence/Precedence4, 12",
        "expressions/quantifier/Quantifier1, 100",
        "expressions/quantifier/Quantifier2, 101",
        "expressions/quantifier/Quantifier3, 100",
        "expressions/quantifier/Quantifier4, 100",
        "expressions/quantifier/Quantifier7, 36",
        "expressions/string/String1, 1",
        "expressions/string/String3, 1",
        "expressions/string/String4, 1",
        "expressions/typeConversion/TypeConversion1, 4",
        "expressions/typeConversion/TypeConversion2, 6",
        "expressions/typeConversion/TypeConversion3, 4",
        "expressions/typeConversion/TypeConversion4, 8",
        "clauses/return-orderby/ReturnOrderBy1, 10",
        "clauses/with-orderBy/WithOrderBy1, 84",
        "clauses/with-orderBy/WithOrderBy2, 52",
        "clauses/with-orderBy/WithOrderBy3, 63",
        "clauses/unwind/Unwind1, 9"
    })
    void answersAsTheTckDemands(String feature, int leastRun) throws IOException {
        List<String> failures = new ArrayList<>();
        int run = 0;
        Map<String, Integer> skipped = new HashMap<>();
        for (TckFeature.Case scenario : TckFeature.read(feature + ".feature")) {
            if (scenario.error().contains("compile time")) {
                skipped.merge("compile time", 1, Integer::sum);
                continue;
            }
            try {
                String failure = run(scenario);
                run++;
                if (!failure.isEmpty()) {
                    failures.add(scenario.name() + "\n" + scenario.query() + failure);
                }
            } catch (MiniCypher.Unsupported e) {
                skipped.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            }
        }
        System.out.println(feature + ": run " + run + ", skipped " + skipped);
        assertThat(failures).isEmpty();
        assertThat(run).isGreaterThanOrEqualTo(leastRun);
    }

    private static String run(TckFeature.Case scenario) {
        NoGraph context = new NoGraph();
        Map<String, Value> parameters = new LinkedHashMap<>();
        scenario.parameters().forEach((name, text) -> parameters.put(name, parse(text)));
        MiniCypher cypher = new MiniCypher(REGISTRY, context, parameters);
        MiniCypher.Result result;
        try {
            for (String setup : scenario.setup()) {
                cypher.run(setup);
            }
            result = cypher.run(scenario.query());
        } catch (OrbitException e) {
            String described = e.code().errorType() + " any: " + e.code().detail();
            String expected = scenario.error().replaceAll(" (runtime|any time):", " any:");
            boolean matches =
                    expected.equals(described) || expected.equals(e.code().errorType() + " any: *");
            return matches ? "" : "raised " + described + " (" + e.text() + "), expected " + expected + scenario.rows();
        }
        if (!scenario.error().isEmpty()) {
            return "gave " + result.rows() + ", expected " + scenario.error();
        }
        List<List<Value>> expected = new ArrayList<>();
        for (List<String> row : scenario.rows().subList(1, scenario.rows().size())) {
            expected.add(row.stream().map(TckExpressionTest::parse).toList());
        }
        List<List<Value>> remaining = new ArrayList<>(expected);
        boolean matches = expected.size() == result.rows().size();
        for (int i = 0; matches && i < expected.size(); i++) {
            List<Value> actual = result.rows().get(i);
            matches = scenario.ordered()
                    ? same(expected.get(i), actual, true)
                    : remaining.removeIf(new FirstOnly<>(row -> same(row, actual, scenario.ordersLists())));
        }
        return matches ? "" : "gave " + result.rows() + ", expected " + expected;
    }

    private static Value parse(String cell) {
        if (cell.matches("\\((:\\w+)? *(\\{.*\\})?\\)")) {
            // A node, which is a map here.
            String properties = cell.substring(1, cell.length() - 1).replaceFirst("^:\\w+ *", "");
            return parse(properties.isEmpty() ? "{}" : properties);
        }
        if (cell.startsWith("(") || cell.startsWith("<") || cell.startsWith("[:")) {
            throw new MiniCypher.Unsupported("graph value");
        }
        MiniTokens tokens = new MiniTokens(cell);
        return new MiniExpression(tokens, REGISTRY, new NoGraph(), Map.of())
                .parse()
                .evaluate(Map.of());
    }

    private static boolean same(List<Value> expected, List<Value> actual, boolean ordersLists) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.get(i), ordersLists)) {
                return false;
            }
        }
        return true;
    }

    private static List<Value> sorted(List<Value> values) {
        return values.stream().sorted(ValueSemantics::order).toList();
    }

    /// Equivalent and of the same type; temporal values are expected as their text.
    private static boolean same(Value expected, Value actual, boolean ordersLists) {
        if (expected instanceof ListValue(var a) && actual instanceof ListValue(var b)) {
            return ordersLists ? same(a, b, true) : same(sorted(a), sorted(b), false);
        }
        if (expected instanceof MapValue a && actual instanceof MapValue b) {
            return a.keys().equals(b.keys())
                    && a.keys().stream().allMatch(key -> same(a.get(key), b.get(key), ordersLists));
        }
        if (expected instanceof StringValue(String text) && actual.type() != ValueType.STRING) {
            return text.equals(tckText(actual));
        }
        return expected.type() == actual.type() && expected.equals(actual);
    }

    /// The TCK writes times as java.time does, without seconds that are zero.
    private static String tckText(Value value) {
        return switch (value) {
            case TimeValue(var time) -> time.toString();
            case LocalTimeValue(var time) -> time.toString();
            case DateTimeValue(var time) -> time.toString();
            case LocalDateTimeValue(var time) -> time.toString();
            default -> value.toString();
        };
    }

    /// A predicate that holds at most once.
    private static final class FirstOnly<T> implements java.util.function.Predicate<T> {
        private final java.util.function.Predicate<T> predicate;
        private boolean found;

        FirstOnly(java.util.function.Predicate<T> predicate) {
            this.predicate = predicate;
        }

        @Override
        public boolean test(T candidate) {
            found |= !found && predicate.test(candidate);
            boolean now = found && !done;
            done |= found;
            return now;
        }

        private boolean done;
    }
}
