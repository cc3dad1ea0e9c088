package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.tck.opencypher.Scenario.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs one scenario on a database of its own.
final class ScenarioRun {
    private static final Pattern ERROR = Pattern.compile("an? (\\S+) should be raised at (.+?): (\\S+)");

    private final Session session;
    private final TckDatabase database;
    private MapValue parameters = MapValue.EMPTY;
    private @Nullable GraphPicture before;
    private String query = "";
    private List<String> fields = List.of();
    private List<Value[]> rows = List.of();
    private @Nullable OrbitException error;
    private boolean errorChecked;

    private ScenarioRun(TckDatabase database) {
        this.database = database;
        this.session = database.session();
    }

    /// @return null if the scenario passes, else why it fails
    static @Nullable String failureOf(Scenario scenario) {
        try (TckDatabase database = new TckDatabase()) {
            ScenarioRun run = new ScenarioRun(database);
            try {
                for (Step step : scenario.steps()) {
                    run.step(step);
                }
                run.requireNoUncheckedError();
                return null;
            } finally {
                run.session.close();
            }
        } catch (Failure failure) {
            return String.valueOf(failure.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return e + (trace.length == 0 ? "" : " at " + trace[0]);
        }
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }
    }

    private void step(Step step) {
        String text = step.text();
        if (text.equals("an empty graph") || text.equals("any graph")) {
            return;
        }
        if (text.startsWith("the binary-tree-")) {
            String name = text.substring("the ".length(), text.length() - " graph".length());
            setUp(resource("graphs/" + name + "/" + name + ".cypher"));
        } else if (text.equals("having executed:")) {
            setUp(docString(step));
        } else if (text.equals("parameters are:")) {
            parameters = parameters(step.table());
        } else if (text.startsWith("there exists a procedure ")) {
            database.register(TableProcedure.of(text.substring("there exists a procedure ".length()), step.table()));
        } else if (text.equals("executing query:")) {
            before = GraphPicture.of(database.store());
            execute(docString(step));
        } else if (text.equals("executing control query:")) {
            requireNoUncheckedError();
            execute(docString(step));
        } else if (text.startsWith("the result should be")) {
            requireNoUncheckedError();
            requireResult(text, step.table());
        } else if (text.equals("no side effects")) {
            requireEffects(Map.of());
        } else if (text.startsWith("the side effects should be")) {
            Map<String, Integer> expected = new TreeMap<>();
            for (List<String> row : step.table()) {
                expected.put(row.get(0), Integer.parseInt(row.get(1)));
            }
            expected.values().removeIf(count -> count == 0);
            requireEffects(expected);
        } else {
            Matcher matcher = ERROR.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalStateException("unknown step: " + text);
            }
            requireError(matcher.group(1), matcher.group(2), matcher.group(3));
        }
    }

    private void setUp(String script) {
        try (QueryResult result = session.run(script, MapValue.EMPTY, TransactionOptions.DEFAULT)) {
            result.discard(-1);
        } catch (OrbitException e) {
            throw new Failure("set-up failed: " + e.text());
        }
    }

    private void execute(String text) {
        query = text;
        error = null;
        errorChecked = false;
        List<Value[]> collected = new ArrayList<>();
        try (QueryResult result = session.run(text, parameters, TransactionOptions.DEFAULT)) {
            fields = result.fields();
            result.pull(-1, (columns, selected, count) -> {
                for (int i = 0; i < count; i++) {
                    Value[] row = new Value[columns.length];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = columns[c].value(selected == null ? i : selected[i]);
                    }
                    collected.add(row);
                }
            });
            rows = collected;
        } catch (OrbitException e) {
            error = e;
        }
    }

    private void requireNoUncheckedError() {
        if (error != null && !errorChecked) {
            throw new Failure("unexpected error " + error.code() + ": " + error.text());
        }
    }

    private void requireResult(String text, List<List<String>> table) {
        if (text.equals("the result should be empty")) {
            if (!rows.isEmpty()) {
                throw new Failure("expected no rows, got " + show(rows));
            }
            return;
        }
        if (!table.getFirst().equals(fields)) {
            throw new Failure("expected columns " + table.getFirst() + ", got " + fields);
        }
        List<List<Expected>> expected = new ArrayList<>();
        for (List<String> row : table.subList(1, table.size())) {
            expected.add(row.stream().map(ExpectedParser::parse).toList());
        }
        boolean ordered = text.contains(", in order");
        Matching matching = new Matching(text.contains("ignoring element order for lists"));
        if (!matching.rows(expected, rows, ordered)) {
            throw new Failure("expected " + table.subList(1, table.size()) + ", got " + show(rows));
        }
    }

    private void requireEffects(Map<String, Integer> expected) {
        GraphPicture start = Objects.requireNonNull(before, "no query was executed");
        Map<String, Integer> actual = start.effects(GraphPicture.of(database.store()));
        if (!actual.equals(expected)) {
            throw new Failure("expected side effects " + expected + ", got " + actual);
        }
    }

    private void requireError(String type, String phase, String detail) {
        OrbitException raised = error;
        if (raised == null) {
            throw new Failure("expected " + type + " (" + detail + "), got rows " + show(rows));
        }
        errorChecked = true;
        String actual = raised.code().errorType() + " " + raised.code().detail();
        boolean rightType = raised.code().errorType().equals(type);
        boolean rightDetail = detail.equals("*") || raised.code().detail().equals(detail);
        boolean rightPhase =
                phase.equals("any time") || phase.equals(failsAtCompileTime() ? "compile time" : "runtime");
        if (!rightType || !rightDetail || !rightPhase) {
            throw new Failure("expected " + type + " " + detail + " at " + phase + ", got " + actual
                    + (rightPhase ? "" : " in the other phase") + ": " + raised.text());
        }
    }

    /// EXPLAIN checks without running, so what fails under it fails at compile time.
    private boolean failsAtCompileTime() {
        try (QueryResult result = session.run("EXPLAIN " + query, parameters, TransactionOptions.DEFAULT)) {
            result.discard(-1);
            return false;
        } catch (OrbitException e) {
            return true;
        }
    }

    private static MapValue parameters(List<List<String>> table) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        for (List<String> row : table) {
            parameters.put(row.get(0), plain(ExpectedParser.parse(row.get(1))));
        }
        return MapValue.copyOf(parameters);
    }

    private static Value plain(Expected expected) {
        return switch (expected) {
            case Expected.Literal(Value value) -> value;
            case Expected.ListOf(List<Expected> items) ->
                new ListValue(items.stream().map(ScenarioRun::plain).toList());
            case Expected.MapOf(Map<String, Expected> entries) -> {
                Map<String, Value> values = new HashMap<>();
                entries.forEach((key, value) -> values.put(key, plain(value)));
                yield MapValue.copyOf(values);
            }
            case Expected.Node _, Expected.Relationship _, Expected.Path _ ->
                throw new IllegalArgumentException("not a parameter: " + expected);
        };
    }

    private static String docString(Step step) {
        return Objects.requireNonNull(step.docString(), () -> "no text below: " + step.text());
    }

    private static String resource(String name) {
        try (InputStream in = ScenarioRun.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String show(List<Value[]> rows) {
        return rows.stream().limit(20).map(Arrays::toString).toList().toString();
    }
}
