package io.orbitgraph.server.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.types.TypeSystem;

/// Prints results as they arrive. Holds at most [#SAMPLE] rows, whatever the size of the result.
final class ResultPrinter {
    /// The rows that decide how wide the columns are.
    private static final int SAMPLE = 1_000;

    private final PrintWriter out;
    private final Format format;
    private final IntSupplier terminalWidth;
    private final BooleanSupplier cancelled;

    /// @param terminalWidth asked anew for each result, since windows change their size
    /// @param cancelled asked between rows
    ResultPrinter(PrintWriter out, Format format, IntSupplier terminalWidth, BooleanSupplier cancelled) {
        this.out = out;
        this.format = format;
        this.terminalWidth = terminalWidth;
        this.cancelled = cancelled;
    }

    void print(Result result) {
        long rows = format == Format.TABLE ? table(result) : plain(result);
        if (cancelled.getAsBoolean()) {
            // The thread's interrupted flag makes this end the connection instead of waiting for the rest.
            result.consume();
            throw new ShellException("Cancelled.");
        }
        ResultSummary summary = result.consume();
        Optional<? extends Plan> profile = summary.queryProfile();
        Optional<? extends Plan> plan = profile.isPresent() ? profile : summary.queryPlan();
        boolean explained = plan.isPresent() && profile.isEmpty();
        if (rows == 0 && !explained) {
            emptyResult(result.keys());
        }
        plan.ifPresent(p -> PlanView.print(out, p, terminalWidth.getAsInt()));
        if (format == Format.TABLE) {
            if (!explained && !(result.keys().isEmpty() && summary.counters().containsUpdates())) {
                out.println(SummaryText.rows(rows, summary));
            }
            String counters = SummaryText.counters(summary.counters());
            if (!counters.isEmpty()) {
                out.println(counters);
            }
            SummaryText.notifications(summary).forEach(out::println);
            out.println();
        }
        out.flush();
    }

    private void emptyResult(List<String> keys) {
        if (format == Format.PLAIN && !keys.isEmpty()) {
            out.println(String.join(", ", names(keys)));
        }
    }

    private long plain(Result result) {
        long rows = 0;
        while (!cancelled.getAsBoolean() && result.hasNext()) {
            Record row = result.next();
            if (rows++ == 0) {
                out.println(String.join(", ", names(row.keys())));
            }
            out.println(String.join(", ", cells(row)));
        }
        return rows;
    }

    private long table(Result result) {
        List<String[]> sample = new ArrayList<>();
        boolean[] numeric = new boolean[result.keys().size()];
        java.util.Arrays.fill(numeric, true);
        while (sample.size() < SAMPLE && !cancelled.getAsBoolean() && result.hasNext()) {
            Record row = result.next();
            for (int i = 0; i < numeric.length; i++) {
                Value value = row.get(i);
                numeric[i] &=
                        value.isNull() || value.hasType(TypeSystem.getDefault().NUMBER());
            }
            sample.add(cells(row));
        }
        if (sample.isEmpty()) {
            return 0;
        }
        Table table = new Table(out, names(result.keys()), sample, numeric, terminalWidth.getAsInt());
        table.header();
        sample.forEach(table::row);
        long rows = sample.size();
        sample.clear();
        while (!cancelled.getAsBoolean() && result.hasNext()) {
            table.row(cells(result.next()));
            rows++;
        }
        table.footer();
        return rows;
    }

    private static List<String> names(List<String> keys) {
        return keys.stream().map(CypherText::printable).toList();
    }

    private static String[] cells(Record row) {
        String[] cells = new String[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = CypherText.of(row.get(i));
        }
        return cells;
    }
}
