package io.orbitgraph.cypher.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.orbitgraph.cypher.ast.Command;
import io.orbitgraph.cypher.ast.CypherScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One statement a paragraph, from `cypher25.txt` (all are read) and `refused.txt` (none is).
final class Cypher25Test {
    private final CypherParser parser = new CypherParser();

    static List<String> statements() {
        return paragraphs("/io/orbitgraph/cypher/cypher25.txt");
    }

    static List<String> refused() {
        return paragraphs("/io/orbitgraph/cypher/refused.txt");
    }

    static List<String> unsupported() {
        return paragraphs("/io/orbitgraph/cypher/unsupported.txt");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void reads(String statement) {
        assertThatCode(() -> parser.parse(statement)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String statement) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> parser.parse(statement)))
                .isInstanceOf(CypherSyntaxException.class);
    }

    /// The first line of the paragraph is the name by which the command is to be refused.
    @ParameterizedTest
    @MethodSource("unsupported")
    void namesCommandsThatOrbitGraphDoesNotHave(String paragraph) {
        String[] nameAndText = paragraph.split("\n", 2);
        CypherScript script = parser.parse(nameAndText[1]);
        assertThat(script.statement())
                .isInstanceOfSatisfying(
                        Command.Unsupported.class,
                        command -> assertThat(command.name()).isEqualTo(nameAndText[0]));
    }

    /// Every keyword is a label, a type, a key, an alias and a parameter, whatever it means elsewhere.
    @Test
    void everyKeywordIsAName() {
        List<String> failures = new ArrayList<>();
        for (int type = 0; type <= io.orbitgraph.cypher.grammar.CypherLexer.VOCABULARY.getMaxTokenType(); type++) {
            if (TokenMarker.isKeyword(type)) {
                String word = Objects.requireNonNull(
                                io.orbitgraph.cypher.grammar.CypherLexer.VOCABULARY.getLiteralName(type))
                        .replace("'", "");
                String query = "MATCH (n:%s)-[:%s|%s]->({%s: 1}) WHERE n.%s = $%s RETURN {%s: 1} AS %s"
                        .formatted(word, word, word, word, word, word, word, word);
                try {
                    parser.parse(query);
                } catch (CypherSyntaxException e) {
                    failures.add(word + ": " + e.getMessage());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> paragraphs(String resource) {
        try (var in = Objects.requireNonNull(Cypher25Test.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n\\s*\n"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
