package io.orbitgraph.tck.opencypher;

import io.orbitgraph.tck.opencypher.Scenario.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a Gherkin feature file: Background, Scenario, Scenario Outline with Examples, doc strings, tables.
final class FeatureParser {
    private final String feature;
    private final List<String> lines;
    private int at;

    private final List<Step> background = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    private FeatureParser(String feature, List<String> lines) {
        this.feature = feature;
        this.lines = lines;
    }

    static List<Scenario> parse(String feature, String text) {
        FeatureParser parser = new FeatureParser(feature, text.lines().toList());
        parser.parse();
        return parser.scenarios;
    }

    private void parse() {
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.startsWith("Background:")) {
                at++;
                background.addAll(steps());
            } else if (line.startsWith("Scenario Outline:")) {
                at++;
                outline(line.substring("Scenario Outline:".length()).strip());
            } else if (line.startsWith("Scenario:")) {
                at++;
                add(line.substring("Scenario:".length()).strip(), steps());
            } else {
                at++;
            }
        }
    }

    private void add(String name, List<Step> steps) {
        List<Step> all = new ArrayList<>(background);
        all.addAll(steps);
        scenarios.add(new Scenario(feature, name, all));
    }

    private void outline(String name) {
        List<Step> template = steps();
        int example = 0;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.startsWith("Scenario") || line.startsWith("Background:")) {
                return;
            }
            at++;
            if (line.startsWith("Examples:")) {
                List<List<String>> table = table();
                List<String> names = table.getFirst();
                for (List<String> values : table.subList(1, table.size())) {
                    example++;
                    List<Step> steps = new ArrayList<>();
                    for (Step step : template) {
                        steps.add(fill(step, names, values));
                    }
                    add(name + " #" + example, steps);
                }
            }
        }
    }

    private static Step fill(Step step, List<String> names, List<String> values) {
        List<List<String>> table = new ArrayList<>();
        for (List<String> row : step.table()) {
            table.add(row.stream().map(cell -> fill(cell, names, values)).toList());
        }
        String docString = step.docString();
        return new Step(
                fill(step.text(), names, values), docString == null ? null : fill(docString, names, values), table);
    }

    private static String fill(String text, List<String> names, List<String> values) {
        String filled = text;
        for (int i = 0; i < names.size(); i++) {
            filled = filled.replace("<" + names.get(i) + ">", values.get(i));
        }
        return filled;
    }

    /// The steps from here to the next line that is neither a step nor part of one.
    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
                continue;
            }
            String text = stepText(line);
            if (text == null) {
                break;
            }
            at++;
            skipBlank();
            String docString = null;
            List<List<String>> table = List.of();
            if (at < lines.size() && lines.get(at).strip().startsWith("\"\"\"")) {
                docString = docString();
            } else if (at < lines.size() && lines.get(at).strip().startsWith("|")) {
                table = table();
            }
            steps.add(new Step(text, docString, table));
        }
        return steps;
    }

    private void skipBlank() {
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
    }

    private static @Nullable String stepText(String line) {
        for (String keyword : List.of("Given ", "When ", "Then ", "And ", "But ")) {
            if (line.startsWith(keyword)) {
                return line.substring(keyword.length()).strip();
            }
        }
        return null;
    }

    private String docString() {
        String open = lines.get(at++);
        int indent = open.indexOf('"');
        StringBuilder text = new StringBuilder();
        while (!lines.get(at).strip().equals("\"\"\"")) {
            String line = lines.get(at++);
            int cut = 0;
            while (cut < indent && cut < line.length() && Character.isWhitespace(line.charAt(cut))) {
                cut++;
            }
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(line.substring(cut));
        }
        at++;
        return text.toString();
    }

    private List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        skipBlank();
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.startsWith("|")) {
                table.add(cells(line));
            } else if (!line.startsWith("#")) {
                break;
            }
            at++;
        }
        return table;
    }

    /// Cells of a row; `\|`, `\\` and `\n` are Gherkin's escapes.
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\' && i + 1 < row.length() && (row.charAt(i + 1) == '|' || row.charAt(i + 1) == '\\')) {
                cell.append(row.charAt(++i));
            } else if (c == '\\' && i + 1 < row.length() && row.charAt(i + 1) == 'n') {
                cell.append('\n');
                i++;
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
