package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.ClientException;

class ErrorTextTest {
    @Test
    void theCaretStandsUnderThePlace() {
        assertThat(ErrorText.of(failure(2, 10), "MATCH (n)\nRETURN n +* 2")
                        .lines()
                        .toList())
                .containsExactly(
                        "Unexpected '*' (Neo.ClientError.Statement.SyntaxError)",
                        "line 2: RETURN n +* 2",
                        "                 ^");
    }

    @Test
    void aPlaceThatTheServerShowsIsNotShownTwice() {
        var failure = new ClientException(
                "42I06",
                "description",
                "Neo.ClientError.Statement.SyntaxError",
                "Unexpected (line 1, column 8)\n\"RETURN )\"\n        ^",
                failure(1, 8).diagnosticRecord(),
                null);
        assertThat(ErrorText.of(failure, "RETURN )").lines().toList())
                .containsExactly(
                        "Unexpected (line 1, column 8) (Neo.ClientError.Statement.SyntaxError)",
                        "\"RETURN )\"",
                        "        ^");
    }

    @Test
    void aPlaceOutsideTheStatementIsLeftOut() {
        assertThat(ErrorText.of(failure(9, 1), "RETURN 1").lines()).hasSize(1);
    }

    @Test
    void aLongLineIsShownAroundTheCaret() {
        String line = "RETURN " + "x".repeat(500) + "!" + "y".repeat(500);
        String shown = ErrorText.caret(line, 1, line.indexOf('!') + 1);
        String[] lines = shown.strip().split("\\R");
        assertThat(lines[0]).hasSize("line 1: ".length() + 120);
        assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('!');
    }

    private static ClientException failure(int line, int column) {
        Map<String, Value> diagnostics =
                Map.of("_position", Values.parameters("line", line, "column", column, "offset", 0));
        return new ClientException(
                "42I06", "description", "Neo.ClientError.Statement.SyntaxError", "Unexpected '*'", diagnostics, null);
    }
}
