package io.orbitgraph.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions that the TCK does not reach. Expected answers are worked out by hand or taken from the Cypher manual.
class FunctionsTest {
    private static final FunctionRegistry REGISTRY = BuiltInFunctions.registry();

    private static Value evaluate(String expression) {
        return new MiniExpression(new MiniTokens(expression), REGISTRY, new NoGraph(), Map.of())
                .parse()
                .evaluate(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '`',
            value = {
                // strings
                "toUpper('straße') ==> STRASSE",
                "left('hello', 2) ==> he",
                "left('hello', 9) ==> hello",
                "right('hello', 3) ==> llo",
                "right('a\uD83D\uDE00', 1) ==> \uD83D\uDE00",
                "size('a\uD83D\uDE00') ==> 2",
                "substring('hello', 1, 3) ==> ell",
                "substring('hello', 4) ==> o",
                "substring('hello', 9) = '' ==> true",
                "replace('aXbX', 'X', '-') ==> a-b-",
                "replace('aXbX', 'X', '-', 1) ==> a-bX",
                "split('a,b,', ',') ==> ['a', 'b', '']",
                "split('a,b;c', [',', ';']) ==> ['a', 'b', 'c']",
                "split('abc', '') ==> ['a', 'b', 'c']",
                "split('', ',') ==> ['']",
                "'[' + trim('  a ') + ']' ==> [a]",
                "btrim('xxaxx', 'x') ==> a",
                "ltrim('xyaxy', 'xy') ==> axy",
                "rtrim('xyaxy', 'xy') ==> xya",
                "reverse('abc') ==> cba",
                "normalize('e\u0301') ==> \u00e9",
                "string.indexOf('hello', 'l') ==> 2",
                "string.join(['a', null, 'b'], '-') ==> a-b",
                "string.regexReplace('a1b22', '[0-9]+', '#') ==> a#b#",
                "'abc' =~ 'a.c' ==> true",
                "'abcd' =~ 'a.c' ==> false",
                "char_length('abc') ==> 3",
                // numbers
                "abs(-3) ==> 3",
                "abs(-3.5) ==> 3.5",
                "sign(-0.5) ==> -1",
                "ceil(1.2) ==> 2.0",
                "round(2.5) ==> 3.0",
                "round(-1.5) ==> -1.0",
                "round(3.141592, 3) ==> 3.142",
                "round(-1.55, 1) ==> -1.6",
                "round(1.249, 1, 'UP') ==> 1.3",
                "round(1.25, 1, 'HALF_EVEN') ==> 1.2",
                "round(0.49999999999999994) ==> 0.0",
                "2 ^ 3 ==> 8.0",
                "7 / 2 ==> 3",
                "-7 / 2 ==> -3",
                "-7 % 3 ==> -1",
                "7.0 / 2 ==> 3.5",
                "1.0 / 0 ==> Infinity",
                "isNaN(0.0 / 0.0) ==> true",
                "haversin(0.0) ==> 0.0",
                "'a' + 1 ==> a1",
                "[1] + 2 ==> [1, 2]",
                "0 + [1] ==> [0, 1]",
                "'a' || 'b' ==> ab",
                // conversions
                "toInteger('82.9') ==> 82",
                "toInteger(' 7 ') ==> 7",
                "toInteger('9223372036854775807') ==> 9223372036854775807",
                "toInteger('x') ==> null",
                "toInteger(-9223372036854775808.0) ==> -9223372036854775808",
                "toFloat('1e3') ==> 1000.0",
                "toFloat('1f') ==> null",
                "toBoolean('TRUE') ==> true",
                "toBoolean(0) ==> false",
                "toIntegerOrNull([1]) ==> null",
                "toIntegerOrNull(1e30) ==> null",
                "toIntegerList(['1', 'x', 2.7, []]) ==> [1, null, 2, null]",
                "toStringList([1, 'a', date('2020-01-01'), [1]]) ==> ['1', 'a', '2020-01-01', null]",
                "toStringOrNull({}) ==> null",
                // lists
                "range(0, 10, 3) ==> [0, 3, 6, 9]",
                "range(3, 1, -1) ==> [3, 2, 1]",
                "range(1, 0) ==> []",
                "size(range(-1000000000, 0)) ==> 1000000001",
                "range(9223372036854775806, 9223372036854775807) ==> [9223372036854775806, 9223372036854775807]",
                "tail([1, 2, 3]) ==> [2, 3]",
                "last([]) ==> null",
                "reverse([1, null, 2]) ==> [2, null, 1]",
                "coll.distinct([1, 1.0, null, null, 2]) ==> [1, null, 2]",
                "coll.flatten([1, [2, [3]]]) ==> [1, 2, [3]]",
                "coll.flatten([1, [2, [3]]], 2) ==> [1, 2, 3]",
                "coll.indexOf(['a', 'b'], 'b') ==> 1",
                "coll.insert([1, 3], 1, 2) ==> [1, 2, 3]",
                "coll.remove([1, 2, 3], 0) ==> [2, 3]",
                "coll.max([1, 'a', 3]) ==> 3",
                "coll.min([3, null, 1]) ==> 1",
                "coll.sort([3, null, 1]) ==> [1, 3, null]",
                "isEmpty({}) ==> true",
                "isEmpty('a') ==> false",
                "nullIf(1, 1.0) ==> null",
                "coalesce(null, 2, 3) ==> 2",
                "valueType([1, null]) ==> LIST<INTEGER> NOT NULL",
                // points
                "point({x: 1, y: 2}) ==> point({x: 1.0, y: 2.0, crs: 'cartesian'})",
                "point({longitude: 12, latitude: 56, height: 3}).crs ==> wgs-84-3d",
                "point({x: 1, y: null}) ==> null",
                "point.distance(point({x: 0, y: 0}), point({x: 3, y: 4})) ==> 5.0",
                "point.distance(point({x: 0, y: 0}), point({longitude: 0, latitude: 0})) ==> null",
                "toInteger(point.distance(point({longitude: 12.78, latitude: 56.7}), point({longitude: 12.78, latitude: 56.8}))) ==> 11131",
                "point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2})) ==> true",
                "point({x: 1, y: 2}).z ==> null",
                "point({x: 0, y: 0}) = point({x: -0.0, y: 0}) ==> true",
                "point({x: 1, y: 2}) < point({x: 2, y: 3}) ==> null",
                // vectors
                "vector.similarity.cosine([1, 0], [0, 1]) ==> 0.5",
                "vector.similarity.euclidean([1, 0], [1, 0]) ==> 1.0",
                "vector([1, 2, 3], 3, 'INTEGER8') ==> vector([1, 2, 3], 3, INTEGER8)",
                "vector_dimension_count(vector([1.5, 2], 2, 'FLOAT32')) ==> 2",
                "vector_distance([0, 0], [3, 4], 'EUCLIDEAN') ==> 5.0",
                "vector_norm([3, -4], 'MANHATTAN') ==> 7.0",
                // temporal
                "date() ==> 2024-02-29",
                "datetime.realtime('Europe/Stockholm') ==> 2024-02-29T13:34:57.789+01:00[Europe/Stockholm]",
                "time.transaction() ==> 12:34:55.789Z",
                "timestamp() ==> 1709210096789",
                "datetime({timezone: 'Asia/Tokyo'}) ==> 2024-02-29T21:34:56.789+09:00[Asia/Tokyo]",
                "datetime({epochMillis: 1}) ==> 1970-01-01T00:00:00.001Z",
                "date('2020-Q2-31') ==> 2020-05-01",
                "date('+999999999-12-31') + duration('P0D') ==> +999999999-12-31",
                "date.truncate('year') ==> 2024-01-01",
                "duration('PT1M') * 1.5 ==> PT1M30S",
                "-duration('P1DT1S') ==> P-1DT-1S",
                "duration('-P1D') ==> P-1D",
                "date('2024-01-31') + duration('P1M') ==> 2024-02-29",
                "format(date('2024-02-29'), 'yyyy/MM/dd') ==> 2024/02/29",
                "date({year: null}) ==> null",
                "uuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8') ==> 6ba7b810-9dad-11d1-80b4-00c04fd430c8"
            })
    void gives(String expression, String expected) {
        assertThat(evaluate(expression)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '`',
            value = {
                "9223372036854775807 + 1 ==> ARITHMETIC_OVERFLOW",
                "-9223372036854775808 / -1 ==> ARITHMETIC_OVERFLOW",
                "-(-9223372036854775808) ==> ARITHMETIC_OVERFLOW",
                "9223372036854775807 * 2 ==> ARITHMETIC_OVERFLOW",
                "abs(-9223372036854775808) ==> ARITHMETIC_OVERFLOW",
                "toInteger('9223372036854775808') ==> ARITHMETIC_OVERFLOW",
                "toInteger(1e30) ==> ARITHMETIC_OVERFLOW",
                "1 / 0 ==> DIVISION_BY_ZERO",
                "1 % 0 ==> DIVISION_BY_ZERO",
                "duration('P1D') / 0 ==> DIVISION_BY_ZERO",
                "1 + true ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "date('2020-01-01') + 1 ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "'a' || 1 ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "toUpper(1) ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "size(1) ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "1 IN 2 ==> INVALID_ARGUMENT_TYPE_RUNTIME",
                "'a' =~ '(' ==> INVALID_REGULAR_EXPRESSION",
                "substring('a', -1) ==> NUMBER_OUT_OF_RANGE",
                "left('a', -1) ==> NUMBER_OUT_OF_RANGE",
                "range(0, 9223372036854775807) ==> NUMBER_OUT_OF_RANGE",
                "coll.remove([], 0) ==> NUMBER_OUT_OF_RANGE",
                "date('2023-02-29') ==> INVALID_ARGUMENT",
                "date('nonsense') ==> INVALID_ARGUMENT",
                "date({year: 2024, day: 3}) ==> INVALID_ARGUMENT",
                "date({year: 2024, hour: 3}) ==> INVALID_ARGUMENT",
                "date({year: 2023, week: 53}) ==> INVALID_ARGUMENT",
                "time({minute: 3}) ==> INVALID_ARGUMENT",
                "time({hour: 25}) ==> INVALID_ARGUMENT",
                "date({year: 'a'}) ==> ARGUMENT_TYPE",
                "datetime('2020-01-01T00:00+05:00[Europe/Stockholm]') ==> INVALID_ARGUMENT",
                "datetime({year: 2020, timezone: 'Nowhere/Land'}) ==> INVALID_ARGUMENT",
                "date('+999999999-12-31') + duration('P1D') ==> INVALID_ARGUMENT",
                "duration('P') ==> INVALID_ARGUMENT",
                "duration({eons: 1}) ==> INVALID_ARGUMENT",
                "duration({months: 9223372036854775807, years: 1}) ==> ARITHMETIC_OVERFLOW",
                "date('2020-01-01').hour ==> INVALID_ARGUMENT",
                "date.truncate('hour', date('2020-01-01')) ==> INVALID_ARGUMENT",
                "point({x: 1}) ==> INVALID_ARGUMENT",
                "point({longitude: 0, latitude: 91}) ==> INVALID_ARGUMENT",
                "vector.similarity.cosine([1], [1, 2]) ==> INVALID_ARGUMENT",
                "vector([300], 1, 'INTEGER8') ==> NUMBER_OUT_OF_RANGE"
            })
    void refuses(String expression, ErrorCode code) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"toUpper(null)", "abs(null)", "date(null)", "range(1, null)", "split(null, ',')"})
    void propagatesNull(String expression) {
        assertThat(evaluate(expression)).isEqualTo(Value.NULL);
    }

    @Test
    void randomUuidsAreOfVersion4() {
        assertThat(evaluate("randomUUID()").toString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void theRegistryFindsNamesInAnyCaseAndSuggestsNearOnes() {
        assertThat(REGISTRY.scalar("TOUPPER").orElseThrow().signature().name()).isEqualTo("toUpper");
        assertThat(REGISTRY.nearestName("toUper")).contains("toUpper");
        assertThat(REGISTRY.nearestName("percentilCont")).contains("percentileCont");
        assertThat(REGISTRY.nearestName("somethingElse")).isEmpty();
        assertThat(REGISTRY.scalar("rand").orElseThrow().isDeterministic()).isFalse();
    }

    @Test
    void theBuiltInsAreThoseOfCypher() {
        List<String> names = REGISTRY.names();
        assertThat(names)
                .contains("char_length", "coalesce", "elementId", "endNode", "head", "id", "labels", "type", "keys")
                .contains("date.truncate", "datetime.fromepochmillis", "duration.inSeconds", "point.withinBBox")
                .contains("vector.similarity.cosine", "percentileDisc", "stdevp", "toBooleanOrNull", "normalize");
        assertThat(names).hasSizeGreaterThan(130);
    }
}
