package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.session.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs what the pages of `docs/algorithms` show: the `cypher` blocks of a page, one after the other, on a new
/// database. Where a Markdown table stands under a block, the statement must return just that.
final class DocumentedExamplesTest {
    private static final Path PAGES = Path.of("..", "docs", "algorithms");

    /// @param line where the block begins in the page
    /// @param table its header and rows; empty if none is shown
    private record Example(int line, String statement, List<String> table) {}

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream()
                    .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> run(page)));
        }
    }

    private static void run(Path page) throws IOException {
        try (CypherDatabase database = new CypherDatabase()) {
            for (Example example : examples(Files.readAllLines(page))) {
                String place = page.getFileName() + ", line " + example.line();
                List<String> table;
                try {
                    table = table(database.open(example.statement()));
                } catch (RuntimeException e) {
                    throw new AssertionError(place + ": " + e.getMessage(), e);
                }
                if (!example.table().isEmpty()) {
                    assertThat(table).as(place).isEqualTo(example.table());
                }
            }
        }
    }

    private static List<Example> examples(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (!lines.get(at).equals("```cypher")) {
                at++;
                continue;
            }
            int begin = at + 1;
            int end = begin;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            int next = end + 1;
            while (next < lines.size() && lines.get(next).isBlank()) {
                next++;
            }
            List<String> table = new ArrayList<>();
            while (next < lines.size() && lines.get(next).startsWith("|")) {
                String cells = cells(lines.get(next));
                if (!cells.replaceAll("[-:| ]", "").isEmpty() || table.isEmpty()) {
                    table.add(cells);
                }
                next++;
            }
            examples.add(new Example(begin, String.join("\n", lines.subList(begin, end)), table));
            at = end + 1;
        }
        return examples;
    }

    /// A line of a table with its cells apart by ` | `.
    private static String cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> table(QueryResult result) {
        List<String> table = new ArrayList<>();
        table.add(String.join(" | ", result.fields()));
        result.pull(-1, (columns, selection, count) -> {
            for (int i = 0; i < count; i++) {
                int row = selection == null ? i : selection[i];
                table.add(Stream.of(columns)
                        .map(column -> column.value(row).toString())
                        .collect(Collectors.joining(" | ")));
            }
        });
        return table;
    }
}
