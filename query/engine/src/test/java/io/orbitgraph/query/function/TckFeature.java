package io.orbitgraph.query.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a feature file of the openCypher TCK as far as the expression tests need it: outlines are expanded.
final class TckFeature {
    /// @param rows of the expected result, the header first; empty if an error is expected
    /// @param error `TYPE phase: DETAIL`, empty if rows are expected
    record Case(
            String name,
            List<String> setup,
            String query,
            Map<String, String> parameters,
            List<List<String>> rows,
            boolean ordered,
            boolean ordersLists,
            String error) {}

    private TckFeature() {}

    static List<Case> read(String path) throws IOException {
        try (InputStream stream = TckFeature.class.getResourceAsStream("/features/" + path)) {
            if (stream == null) {
                throw new IOException("no feature " + path);
            }
            return cases(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    private static List<Case> cases(String path, String[] lines) {
        List<Case> cases = new ArrayList<>();
        int i = 0;
        while (i < lines.length) {
            if (!lines[i].strip().startsWith("Scenario")) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < lines.length && !lines[end].strip().startsWith("Scenario")) {
                end++;
            }
            expand(path, List.of(lines).subList(i, end), cases);
            i = end;
        }
        return cases;
    }

    private static void expand(String path, List<String> lines, List<Case> cases) {
        int examples = 0;
        while (examples < lines.size() && !lines.get(examples).strip().startsWith("Examples:")) {
            examples++;
        }
        List<String> body = lines.subList(0, examples);
        if (examples == lines.size()) {
            cases.add(parse(path, body));
            return;
        }
        List<List<String>> table = new ArrayList<>();
        for (String line : lines.subList(examples + 1, lines.size())) {
            if (line.strip().startsWith("|")) {
                table.add(cells(line));
            }
        }
        for (List<String> row : table.subList(1, table.size())) {
            List<String> expanded = new ArrayList<>();
            for (String line : body) {
                for (int c = 0; c < row.size(); c++) {
                    line = line.replace(
                            "<" + table.getFirst().get(c) + ">", row.get(c).replace("|", "\\|"));
                }
                expanded.add(line);
            }
            cases.add(parse(path, expanded));
        }
    }

    private static Case parse(String path, List<String> lines) {
        String name = path + " " + lines.getFirst().strip();
        List<String> setup = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        String query = "";
        String error = "";
        String step = "";
        boolean ordered = false;
        boolean ordersLists = true;
        StringBuilder text = null;
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.equals("\"\"\"")) {
                if (text == null) {
                    text = new StringBuilder();
                } else {
                    if (step.contains("having executed")) {
                        setup.add(text.toString());
                    } else if (query.isEmpty()) {
                        query = text.toString();
                    }
                    text = null;
                }
            } else if (text != null) {
                text.append(line.replace("\\|", "|")).append('\n');
            } else if (stripped.startsWith("|")) {
                if (step.contains("parameters")) {
                    parameters.put(cells(line).get(0), cells(line).get(1));
                } else if (step.contains("result should be")) {
                    rows.add(cells(line));
                }
            } else if (stripped.matches("(Given|When|Then|And|But) .*")) {
                step = stripped;
                ordered |= stripped.contains("in order");
                ordersLists &= !stripped.contains("ignoring element order");
                if (stripped.contains("should be raised")) {
                    error = stripped.replaceAll("Then an? | should be raised at", "");
                }
                if (stripped.startsWith("When executing control query")) {
                    setup.add(query);
                    query = "";
                    rows.clear();
                }
            }
        }
        return new Case(name, setup, query, parameters, rows, ordered, ordersLists, error);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String stripped = line.strip();
        for (int i = 1; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == '\\' && i + 1 < stripped.length() && stripped.charAt(i + 1) == '|') {
                cell.append('|');
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
