package io.orbitgraph.server.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.QueryProfile;
import org.neo4j.driver.types.TypeSystem;

/// Shows a plan as a table whose first column is the tree of operators, the result at the top.
///
/// ```
/// | Operator           | Id | Details      | Estimated Rows |
/// | +ProduceResults    |  0 | n            |             10 |
/// | |                  |    |              |                |
/// | +NodeByLabelScan   |  1 | n:Person     |             10 |
/// ```
/// An operator with two inputs shows the second one further in, under a line that branches off.
final class PlanView {
    private static final List<String> COLUMNS =
            List.of("Operator", "Id", "Details", "Estimated Rows", "Rows", "DB Hits", "Memory (Bytes)", "Time (ms)");
    private static final int DETAILS = 2;
    private static final int LEAST_DETAILS = 20;

    private final List<String[]> rows = new ArrayList<>();

    private PlanView() {}

    /// The table and, above it, what the plan says about the whole query.
    static void print(java.io.PrintWriter out, Plan plan, int terminalWidth) {
        PlanView view = new PlanView();
        view.operator(plan, "");
        List<Integer> shown = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            int c = column;
            if (c == 0 || view.rows.stream().anyMatch(row -> !row[c].isEmpty())) {
                shown.add(c);
            }
        }
        List<String[]> lines = view.wrapped(shown, terminalWidth);
        boolean[] numeric = new boolean[shown.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = shown.get(i) != 0 && shown.get(i) != DETAILS;
        }
        Table table = new Table(out, shown.stream().map(COLUMNS::get).toList(), lines, numeric, terminalWidth);
        view.heading(plan).ifPresent(out::println);
        table.header();
        lines.forEach(table::row);
        table.footer();
    }

    private Optional<String> heading(Plan plan) {
        List<String> facts = new ArrayList<>();
        for (String name : List.of("planner", "planner-impl", "runtime", "runtime-impl", "version")) {
            String text = argument(plan, name);
            if (!text.isEmpty()) {
                facts.add(name + " " + text);
            }
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of("Plan: " + String.join(", ", facts));
    }

    private void operator(Plan plan, String bars) {
        rows.add(row(plan, bars + "+" + plan.operatorType()));
        List<? extends Plan> inputs = plan.children();
        for (int i = inputs.size() - 1; i > 0; i--) {
            rows.add(line(bars + "|\\"));
            operator(inputs.get(i), bars + "| ");
        }
        if (!inputs.isEmpty()) {
            rows.add(line(bars + "|"));
            operator(inputs.getFirst(), bars);
        }
    }

    private static String[] line(String bars) {
        String[] row = new String[COLUMNS.size()];
        java.util.Arrays.fill(row, "");
        row[0] = bars;
        return row;
    }

    private static String[] row(Plan plan, String operator) {
        String[] row = line(operator);
        String type = plan.operatorType();
        // Neo4j's servers add the name of the database to the operator.
        int at = type.indexOf('@');
        if (at > 0) {
            row[0] = operator.substring(0, operator.length() - (type.length() - at));
        }
        row[1] = argument(plan, "Id");
        row[DETAILS] = argument(plan, "Details");
        row[3] = argument(plan, "EstimatedRows");
        row[6] = argument(plan, "Memory");
        if (plan instanceof QueryProfile profile) {
            profile.rows().ifPresent(n -> row[4] = count(n));
            profile.dbHits().ifPresent(n -> row[5] = count(n));
            profile.time()
                    .filter(time -> !time.isZero())
                    .ifPresent(time -> row[7] = String.format(Locale.ROOT, "%,.3f", time.toNanos() / 1e6));
        } else {
            row[4] = argument(plan, "Rows");
            row[5] = argument(plan, "DbHits");
        }
        return row;
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String argument(Plan plan, String name) {
        Value value = plan.arguments().get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        TypeSystem types = TypeSystem.getDefault();
        if (value.hasType(types.STRING())) {
            // The planner's own names begin with two blanks, which no name in a query can.
            return CypherText.printable(value.asString().replace('\n', ' ').replace("  ", ""));
        }
        if (value.hasType(types.FLOAT())) {
            double number = value.asDouble();
            return number == Math.rint(number) || number >= 100
                    ? String.format(Locale.ROOT, "%,.0f", number)
                    : String.format(Locale.ROOT, "%.2f", number);
        }
        return CypherText.of(value);
    }

    /// The rows, cut to the shown columns, with long details folded into several lines.
    private List<String[]> wrapped(List<Integer> shown, int terminalWidth) {
        int others = 1;
        for (int column : shown) {
            int width = TextWidth.of(COLUMNS.get(column));
            for (String[] row : rows) {
                width = Math.max(width, TextWidth.of(row[column]));
            }
            others += 3 + (column == DETAILS ? 0 : width);
        }
        int room = terminalWidth == Table.UNLIMITED ? Table.UNLIMITED : Math.max(LEAST_DETAILS, terminalWidth - others);
        List<String[]> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            String below = i + 1 < rows.size() ? rows.get(i + 1)[0].replace("\\", "") : "";
            String rest = row[DETAILS];
            while (true) {
                int end = breakAt(rest, room);
                row[DETAILS] = rest.substring(0, end).stripTrailing();
                String[] chosen = row;
                lines.add(shown.stream().map(column -> chosen[column]).toArray(String[]::new));
                rest = rest.substring(end).stripLeading();
                if (rest.isEmpty()) {
                    break;
                }
                row = line(below);
            }
        }
        return lines;
    }

    /// Where to fold: behind the last blank that fits, or in the middle of a word that is too long.
    private static int breakAt(String text, int room) {
        int end = room == Table.UNLIMITED ? text.length() : TextWidth.prefix(text, room);
        if (end >= text.length()) {
            return text.length();
        }
        int blank = text.lastIndexOf(' ', end);
        return blank > end / 2 ? blank + 1 : Math.max(1, end);
    }
}
