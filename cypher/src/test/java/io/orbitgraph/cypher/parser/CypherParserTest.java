package io.orbitgraph.cypher.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Query;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CypherParserTest {
    private final CypherParser parser = new CypherParser();

    private CypherSyntaxException error(String text) {
        return catchThrowableOfType(CypherSyntaxException.class, () -> parser.parse(text));
    }

    private Expression value(String expression) {
        Query.Single query = (Query.Single) parser.parse("RETURN " + expression).statement();
        return ((Clause.Return) query.clauses().getFirst())
                .projection()
                .items()
                .getFirst()
                .expression();
    }

    // ---- errors ----

    @Test
    void anErrorPointsAtThePlaceAndShowsIt() {
        assertThat(error("MATCH (n)\nRETRUN n")).hasMessage("""
                Unexpected 'RETRUN': did you mean RETURN? (line 2, column 1)
                "RETRUN n"
                 ^""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            MATCH (n) WEHRE n.x = 1 RETURN n | 10 | did you mean WHERE?
            MATCH (n RETURN n                | 9  | ')'
            MATCH (n) RETURN                 | 16 | expected an expression
            RETURN 1 +                       | 10 | expected an expression
            RETURN [1, 2                     | 12 | ']'
            MATCH (a)-[r->(b) RETURN a       | 12 | ']'
            MATCH (n) RETURN n AS            | 21 | expected a name
            RETURN 1 LIMT 2                  | 9  | did you mean LIMIT?
            FOOBAR                           | 0  | a clause such as MATCH
            RETURN 'abc                      | 7  | no closing quote
            RETURN 42 — 41                   | 10 | U+2014
            RETURN 1 != 2                    | 9  | '<>'
            RETURN '\\u12'                   | 8  | Unicode escape
            CREATE (a) RETURN a ODER BY a    | 20 | did you mean ORDER?
            """)
    void anErrorSaysWhatBelongsThere(String text, int offset, String part) {
        CypherSyntaxException error = error(text);
        assertThat(error).hasMessageContaining(part);
        assertThat(error.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            9223372036854775808, INTEGER_OVERFLOW
            -9223372036854775809, INTEGER_OVERFLOW
            0x8000000000000000, INTEGER_OVERFLOW
            1e400, FLOATING_POINT_OVERFLOW
            12ab, INVALID_NUMBER_LITERAL
            0x, INVALID_NUMBER_LITERAL
            0o8, INVALID_NUMBER_LITERAL
            '\\uH', INVALID_UNICODE_LITERAL
            '"\\uH"', INVALID_UNICODE_LITERAL
            '"\\U00110000"', INVALID_UNICODE_LITERAL
            """)
    void literalsFailWithTheirDetail(String literal, SyntaxDetail detail) {
        String text = detail == SyntaxDetail.INVALID_UNICODE_LITERAL ? "'" + literal.replace("\"", "") + "'" : literal;
        assertThat(error("RETURN " + text).detail()).isEqualTo(detail);
    }

    @Test
    void offsetsCountUtf16Units() {
        CypherSyntaxException error = error("RETURN '🧐🧐' AS x, , 1");
        assertThat(error.offset()).isEqualTo(20);
        Query.Single query = (Query.Single) parser.parse("RETURN '🧐', 1 + 2").statement();
        assertThat(((Clause.Return) query.clauses().getFirst())
                        .projection()
                        .items()
                        .get(1)
                        .name())
                .isEqualTo("1 + 2");
    }

    // ---- depth ----

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{a:", "NOT ", "-", "+", "CASE WHEN ", "EXISTS {", "f(", "(1 + "})
    void endlessNestingIsRefused(String opening) {
        assertThat(error("RETURN " + opening.repeat(100_000)).detail()).isEqualTo(SyntaxDetail.NESTING_TOO_DEEP);
    }

    @Test
    void endlessTypesAreRefused() {
        assertThat(error("RETURN x :: " + "LIST<".repeat(100_000)).detail()).isEqualTo(SyntaxDetail.NESTING_TOO_DEEP);
    }

    @ParameterizedTest
    @CsvSource({"'1', ' + 1'", "'x', '.x'", "'x', '[0]'", "'x', ' IS NULL'", "'2', ' ^ 2'", "'x', ' IN x'", "'x', ':A'"
    })
    void endlessChainsAreRefused(String first, String link) {
        assertThat(error("RETURN " + first + link.repeat(100_000)).detail()).isEqualTo(SyntaxDetail.NESTING_TOO_DEEP);
    }

    @ParameterizedTest
    @CsvSource({"'x', ' AND x'", "'x', ' OR x'", "'x', ' < x'", "'[1', ', 1'", "'x', ', x'"})
    void longFlatListsAreFine(String first, String link) {
        String text = "RETURN " + first + link.repeat(20_000) + (first.startsWith("[") ? "]" : "");
        assertThat(parser.parse(text)).isNotNull();
    }

    /// Text of which each part could go on as something else for as long as the whole: time must stay linear.
    @ParameterizedTest
    @ValueSource(strings = {"x IS :: LIST<", "(a)--", "(a)-[1]", "x:A|", "a.b", "USE ", "[x IN xs, "})
    void ambiguousTextDoesNotTakeQuadraticTime(String part) {
        long start = System.nanoTime();
        error("RETURN " + part.repeat(20_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theDeepestNestingAllowedFitsTheStackOfAThread() throws InterruptedException {
        String nested = "RETURN " + "(".repeat(255) + "1" + ")".repeat(255);
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, () -> parser.parse(nested), "small", 1 << 20);
        thread.setUncaughtExceptionHandler((_, e) -> failure[0] = e);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    // ---- shapes ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a)-[:X]->(b)       | PatternValue
            (a)--(b)            | PatternValue
            (a) - (b)           | Arithmetic
            (a)--b              | Arithmetic
            (a)-[1]             | Arithmetic
            (a + b)-[1]-(c)     | Arithmetic
            [x IN xs]           | ListComprehension
            [x IN xs, 1]        | ListLiteral
            [(a)-->(b)]         | ListLiteral
            [(a)-->(b) ~ b]     | PatternComprehension
            n {.x}              | MapProjection
            count(*)            | CountStar
            cOuNt( * )          | CountStar
            COUNT { (a) }       | Subquery
            a.b.c(1)            | Call
            n:A:B               | HasLabels
            n IS NULL           | IsNull
            n IS Null           | IsNull
            n IS Person         | HasLabels
            -1                  | IntegerLiteral
            - -1                | Negate
            -x                  | Negate
            -9223372036854775808 | IntegerLiteral
            -0x8000000000000000 | IntegerLiteral
            a < b < c           | Comparison
            shortestPath((a)-[*]-(b)) | ShortestPath
            all(x IN xs WHERE x) | Quantified
            """)
    void readsAs(String expression, String node) {
        assertThat(value(expression.replace('~', '|')).getClass().getSimpleName())
                .isEqualTo(node);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [n IN ns WHERE n:A ~ n]      | 14 | true
            [n IN ns WHERE n:A~B ~ n.x]  | 14 | true
            [n IN ns WHERE n:A~B&C ~ n]  | 14 | true
            [n IN ns ~ n:A~B]            | 14 | true
            """)
    void theBarOfAComprehensionIsNotALabelOperator(String text, int ignored, boolean hasResult) {
        Expression.ListComprehension comprehension = (Expression.ListComprehension) value(text.replace('~', '|'));
        assertThat(comprehension.result() != null).isEqualTo(hasResult);
    }

    @Test
    void columnsKeepTheTextAsWritten() {
        Query.Single query = (Query.Single) parser.parse("RETURN  aVg(    n.aGe     ) ,(1 +2)*3, `a b`, n.`x y`")
                .statement();
        assertThat(((Clause.Return) query.clauses().getFirst()).projection().items())
                .extracting(item -> item.name())
                .containsExactly("aVg(    n.aGe     )", "(1 +2)*3", "a b", "n.`x y`");
    }

    @Test
    void orderSkipLimitAndWhereJoinTheProjectionBeforeThem() {
        Query.Single query = (Query.Single)
                parser.parse("WITH 1 AS x ORDER BY x SKIP 1 LIMIT 2 WHERE x > 0 LIMIT 3 SKIP 4 RETURN x LIMIT 5")
                        .statement();
        assertThat(query.clauses())
                .extracting(clause -> clause.getClass().getSimpleName())
                .containsExactly("With", "Page", "Page", "Return");
        Clause.With with = (Clause.With) query.clauses().getFirst();
        assertThat(with.projection().modifiers().where()).isNotNull();
        Clause.Return last = (Clause.Return) query.clauses().getLast();
        assertThat(last.projection().modifiers().limit()).isNotNull();
    }

    @Test
    void stringsLoseTheirEscapes() {
        assertThat(value("'a\\'\\\\\\n\\u0041\\d'"))
                .isInstanceOfSatisfying(
                        Expression.StringLiteral.class,
                        s -> assertThat(s.value()).isEqualTo("a'\\\nA\\d"));
    }
}
