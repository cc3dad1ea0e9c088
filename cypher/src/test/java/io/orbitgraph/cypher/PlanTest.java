package io.orbitgraph.cypher;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.OrbitException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Queries and their plans, from `plans.txt`: a query, a line `=>`, its plan or the error's code, an empty line.
final class PlanTest {
    private static final TestCatalog CATALOG = new TestCatalog(
            "test.pairs(n :: INTEGER, m :: INTEGER = 7) :: (a :: INTEGER, b :: STRING)",
            "test.nothing() :: ()",
            "orbit.show.indexes() :: (id :: INTEGER, name :: STRING, type :: STRING, createStatement :: STRING)",
            "orbit.show.currentUser() :: (user :: STRING)");

    private final CypherLanguage language = new CypherLanguage();

    @TestFactory
    Stream<DynamicTest> plans() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : text().split("\n\n")) {
            String[] parts = block.strip().split("\n=>\n");
            if (!block.isBlank() && !block.startsWith("#")) {
                tests.add(DynamicTest.dynamicTest(
                        parts[0], () -> assertThat(compiled(parts[0])).isEqualTo(parts.length < 2 ? "" : parts[1])));
            }
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests.stream();
    }

    private String compiled(String query) {
        try {
            return PlanText.of(language.compile(query, CATALOG));
        } catch (OrbitException e) {
            return e.code().name();
        }
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(PlanTest.class.getResourceAsStream("plans.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
