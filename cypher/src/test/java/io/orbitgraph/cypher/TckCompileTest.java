package io.orbitgraph.cypher;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.cypher.parser.TckQueries;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every query of the technology kit compiles, or fails with the type and detail that the kit wants at compile time.
final class TckCompileTest {
    /// Only the engine knows the parameters.
    private static final Set<String> FOUND_LATER = Set.of("ParameterMissing at compile time: MissingParameter");

    private final List<TckQueries.Scenario> scenarios = TckQueries.all();
    private final CypherLanguage language = new CypherLanguage();

    @Test
    void compilesWhatFailsLaterOrNever() {
        List<String> failures = new ArrayList<>();
        for (TckQueries.Scenario scenario : scenarios) {
            TestCatalog catalog = new TestCatalog(scenario.procedures());
            boolean compiles = !scenario.error().contains("compile time");
            boolean either = scenario.error().contains("any time");
            List<String> queries = compiles && !either
                    ? scenario.queries()
                    : scenario.queries().subList(0, scenario.queries().size() - 1);
            for (String query : queries) {
                try {
                    language.compile(query, catalog);
                } catch (OrbitException e) {
                    failures.add(scenario.name() + "\n" + query + "\n" + scenario.error() + "\n" + e.code() + " "
                            + e.getMessage());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void refusesWhatTheKitRefusesAtCompileTime() {
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (TckQueries.Scenario scenario : scenarios) {
            if (!scenario.error().contains("compile time") || FOUND_LATER.contains(scenario.error())) {
                continue;
            }
            checked++;
            String query = scenario.queries().getLast();
            String found;
            try {
                language.compile(query, new TestCatalog(scenario.procedures()));
                found = "no error";
            } catch (OrbitException e) {
                ErrorCode code = e.code();
                found = code.errorType() + " at compile time: " + code.detail();
                assertThat(e.position()).as(query).isNotNull();
            }
            if (!found.equals(scenario.error())) {
                failures.add(scenario.name() + "\n" + query + "\nexpected " + scenario.error() + ", found " + found);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(checked).isEqualTo(599);
    }
}
