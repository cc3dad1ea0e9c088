package io.orbitgraph.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.server.shell.Input.Command;
import io.orbitgraph.server.shell.Input.Statement;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementReaderTest {
    @Test
    void aSemicolonEndsAStatement() {
        assertThat(StatementReader.inputsOf("RETURN 1; RETURN 2;\nRETURN\n  3;"))
                .containsExactly(
                        new Statement("RETURN 1", 1), new Statement("RETURN 2", 1), new Statement("RETURN\n  3", 2));
    }

    @Test
    void theLastStatementNeedsNoSemicolon() {
        assertThat(StatementReader.inputsOf("RETURN 1;\n\n RETURN 2 \n"))
                .containsExactly(new Statement("RETURN 1", 1), new Statement("RETURN 2", 3));
    }

    @Test
    void semicolonsInStringsNamesAndCommentsEndNothing() {
        String statement = "RETURN ';' AS `a;b`, \"x\\\";\", 'it\\'s;' /* ; ' */ // ; \"\n, 2";
        assertThat(StatementReader.inputsOf(statement + ";RETURN 3"))
                .containsExactly(new Statement(statement, 1), new Statement("RETURN 3", 2));
    }

    @Test
    void aDoubledBackQuoteStaysInTheName() {
        assertThat(StatementReader.inputsOf("RETURN 1 AS `a``;`;"))
                .containsExactly(new Statement("RETURN 1 AS `a``;`", 1));
    }

    @Test
    void aStringAndACommentMaySpanLines() {
        assertThat(StatementReader.inputsOf("RETURN 'a;\nb' /* x;\n:y */;"))
                .containsExactly(new Statement("RETURN 'a;\nb' /* x;\n:y */", 1));
    }

    @Test
    void emptyStatementsAndCommentsAloneAreNothing() {
        assertThat(StatementReader.inputsOf(";; // nothing\n/* at\nall */ ;\n")).isEmpty();
    }

    @Test
    void aCommandEndsWithItsLine() {
        assertThat(StatementReader.inputsOf(":begin\nRETURN 1;\n  :param  x => 'a;b' ;\n:Commit;"))
                .containsExactly(
                        new Command("begin", "", 1),
                        new Statement("RETURN 1", 2),
                        new Command("param", "x => 'a;b'", 3),
                        new Command("commit", "", 4));
    }

    @Test
    void aColonInsideAStatementIsNoCommand() {
        assertThat(StatementReader.inputsOf("MATCH (n\n:Person) RETURN n;"))
                .containsExactly(new Statement("MATCH (n\n:Person) RETURN n", 1));
    }

    @Test
    void anEscapedBackslashDoesNotHideTheQuote() {
        assertThat(StatementReader.inputsOf("RETURN '\\\\'; RETURN 2;"))
                .containsExactly(new Statement("RETURN '\\\\'", 1), new Statement("RETURN 2", 1));
    }

    @Test
    void whatIsBegunIsPending() {
        StatementReader reader = new StatementReader();
        assertThat(reader.isPending()).isFalse();
        assertThat(reader.line("  // only a comment")).isEmpty();
        assertThat(reader.isPending()).isFalse();
        assertThat(reader.line("RETURN 'a")).isEmpty();
        assertThat(reader.isPending()).isTrue();
        assertThat(reader.line("';")).hasSize(1);
        assertThat(reader.isPending()).isFalse();
        assertThat(reader.line("/* open")).isEmpty();
        assertThat(reader.isPending()).isTrue();
    }

    @Test
    void statementsComeBackFromAnyMixtureOfPieces() {
        long seed = Seeded.of("StatementReaderTest").seed();
        Random random = new Random(seed);
        String[] pieces = {"RETURN 1", "'a;\\''", "\"b\\\\\"", "`c;``d`", "/* e; ' */", "// f;\"\n", "\n", " ", "-1"};
        for (int round = 0; round < 200; round++) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                StringBuilder statement = new StringBuilder("x");
                for (int j = random.nextInt(8); j > 0; j--) {
                    statement.append(pieces[random.nextInt(pieces.length)]);
                }
                statements.add(statement.toString().strip());
            }
            // A comment that ends a statement needs its line break back.
            String script = String.join("\n;", statements) + "\n;";
            assertThat(StatementReader.inputsOf(script).stream()
                            .map(i -> ((Statement) i).text())
                            .toList())
                    .isEqualTo(statements);
        }
    }
}
