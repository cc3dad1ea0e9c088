package io.orbitgraph.cypher.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The queries of the openCypher technology kit, with the examples of each outline filled in.
public final class TckQueries {
    private TckQueries() {}

    /// @param syntaxError the detail of the SyntaxError that the last query raises, or empty
    /// @param error what the last query raises, `SyntaxError at compile time: UndefinedVariable`, or empty
    /// @param procedures the signatures of the procedures that the scenario declares
    public record Scenario(
            String name, List<String> queries, String syntaxError, String error, List<String> procedures) {}

    public static List<Scenario> all() {
        URL first = Objects.requireNonNull(TckQueries.class.getResource("/features/clauses/match/Match1.feature"));
        List<Scenario> scenarios = new ArrayList<>();
        try (FileSystem jar = FileSystems.newFileSystem(
                        URI.create(first.toURI().toString().split("!")[0]), Map.of());
                Stream<Path> files = Files.walk(jar.getPath("/features"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".feature"))
                    .sorted()
                    .toList()) {
                scenarios.addAll(new FeatureReader(file.getFileName().toString(), Files.readAllLines(file)).read());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return scenarios;
    }

    private static final class FeatureReader {
        private final String file;
        private final List<String> lines;
        private final List<Scenario> scenarios = new ArrayList<>();
        private final List<String> background = new ArrayList<>();
        private List<String> queries = background;
        private String name = "";
        private String syntaxError = "";
        private String error = "";
        private List<String> procedures = new ArrayList<>();
        private boolean outline;
        private boolean open;

        FeatureReader(String file, List<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        List<Scenario> read() {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.startsWith("Scenario:") || line.startsWith("Scenario Outline:")) {
                    close();
                    name = file + " " + line.substring(line.indexOf(':') + 1).strip();
                    outline = line.startsWith("Scenario Outline:");
                    queries = new ArrayList<>(background);
                    syntaxError = "";
                    error = "";
                    procedures = new ArrayList<>();
                    open = true;
                } else if (line.startsWith("Examples:")) {
                    i = examples(i + 1);
                } else if (line.equals("\"\"\"")) {
                    int end = i + 1;
                    while (!lines.get(end).strip().equals("\"\"\"")) {
                        end++;
                    }
                    queries.add(String.join("\n", lines.subList(i + 1, end)));
                    i = end;
                } else if (line.contains(" should be raised at ")) {
                    error = line.substring(line.indexOf(" a") + 3)
                            .replace(" should be raised", "")
                            .strip();
                    if (error.startsWith("SyntaxError")) {
                        syntaxError = line.substring(line.lastIndexOf(':') + 1).strip();
                    }
                } else if (line.contains("there exists a procedure ")) {
                    procedures.add(line.substring(line.indexOf("procedure ") + "procedure ".length()));
                }
            }
            close();
            return scenarios;
        }

        private void close() {
            if (open && !outline) {
                scenarios.add(new Scenario(name, List.copyOf(queries), syntaxError, error, procedures));
            }
            open = false;
        }

        /// @return the index of the table's last line
        private int examples(int from) {
            int i = from;
            List<String> header = List.of();
            for (; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                if (!line.startsWith("|")) {
                    break;
                }
                List<String> cells = cells(line);
                if (header.isEmpty()) {
                    header = cells;
                } else {
                    scenarios.add(example(header, cells));
                }
            }
            return i - 1;
        }

        private Scenario example(List<String> header, List<String> cells) {
            List<String> filled = queries;
            for (int c = 0; c < header.size(); c++) {
                String hole = "<" + header.get(c) + ">";
                String value = cells.get(c);
                filled =
                        filled.stream().map(query -> query.replace(hole, value)).toList();
            }
            return new Scenario(name + " " + cells, filled, syntaxError, error, procedures);
        }

        private static List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            for (int i = 1; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length()) {
                    char escaped = line.charAt(++i);
                    switch (escaped) {
                        case '|', '\\' -> cell.append(escaped);
                        case 'n' -> cell.append('\n');
                        default -> cell.append(c).append(escaped);
                    }
                } else if (c == '|') {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            return cells;
        }
    }
}
