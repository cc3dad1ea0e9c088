package io.orbitgraph.cypher.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every query of the technology kit is read, or refused for the reason that the kit gives.
final class TckCorpusTest {
    /// What the parser alone can find; all other details need scopes, types or the catalog.
    private static final Set<String> DETAILS_OF_THE_PARSER = Set.of(
            "InvalidNumberLiteral",
            "IntegerOverflow",
            "FloatingPointOverflow",
            "InvalidUnicodeLiteral",
            "InvalidUnicodeCharacter");

    private final List<TckQueries.Scenario> scenarios = TckQueries.all();
    private final CypherParser parser = new CypherParser();

    @Test
    void theKitIsWhole() {
        assertThat(scenarios).hasSize(3_897);
    }

    @Test
    void readsEveryQueryThatIsNotASyntaxError() {
        List<String> failures = new ArrayList<>();
        for (TckQueries.Scenario scenario : scenarios) {
            boolean lastFails = !scenario.syntaxError().isEmpty();
            List<String> good =
                    lastFails ? scenario.queries().subList(0, scenario.queries().size() - 1) : scenario.queries();
            for (String query : good) {
                try {
                    parser.parse(query);
                } catch (CypherSyntaxException e) {
                    failures.add(scenario.name() + "\n" + query + "\n" + e.getMessage());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void refusesWhatTheKitRefusesWithTheSameDetail() {
        List<String> failures = new ArrayList<>();
        for (TckQueries.Scenario scenario : scenarios) {
            String expected = scenario.syntaxError();
            if (expected.isEmpty()) {
                continue;
            }
            String query = scenario.queries().getLast();
            String found = "";
            String message = "";
            try {
                parser.parse(query);
            } catch (CypherSyntaxException e) {
                found = e.detail().tckName();
                message = e.getMessage();
            }
            boolean asExpected =
                    found.equals(expected) || (found.isEmpty() && !DETAILS_OF_THE_PARSER.contains(expected));
            if (!asExpected) {
                failures.add(scenario.name() + "\n" + query + "\nexpected " + expected + ", found " + found + ": "
                        + message);
            }
        }
        assertThat(failures).isEmpty();
    }
}
