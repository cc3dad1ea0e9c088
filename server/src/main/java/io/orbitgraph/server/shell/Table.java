package io.orbitgraph.server.shell;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/// A framed table with fixed columns, no wider than the terminal.
///
/// The columns are chosen from the first rows, so that rows can be printed as they arrive; a later row that needs more
/// gets it where there is room, under a new rule. A result with too many columns for the terminal is printed one value
/// a line instead.
final class Table {
    /// No terminal: columns as wide as they need.
    static final int UNLIMITED = Integer.MAX_VALUE;

    /// A column is not made narrower than this for the sake of the others, unless its values are.
    private static final int NARROW = 6;

    private final PrintWriter out;
    private final List<String> names;
    private final int[] natural;
    private final int room;
    private int[] widths;
    private final boolean[] numeric;
    private final boolean vertical;
    private final int terminalWidth;
    private long rows;

    /// @param sample the rows that decide the widths; they are not printed
    /// @param numeric which columns are aligned right
    Table(PrintWriter out, List<String> names, List<String[]> sample, boolean[] numeric, int terminalWidth) {
        this.out = out;
        this.names = names;
        this.numeric = numeric;
        this.terminalWidth = terminalWidth;
        natural = new int[names.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = TextWidth.of(names.get(i));
            for (String[] row : sample) {
                natural[i] = Math.max(natural[i], TextWidth.of(row[i]));
            }
        }
        room = terminalWidth == UNLIMITED ? UNLIMITED : terminalWidth - 1 - 3 * natural.length;
        long least = Arrays.stream(natural).mapToLong(w -> Math.min(w, NARROW)).sum();
        vertical = least > room;
        widths = fitted(natural, room);
    }

    /// Cuts the widest columns, and only as far as needed, until the sum is at most `room`.
    static int[] fitted(int[] natural, int room) {
        int[] fitted = natural.clone();
        long excess = Arrays.stream(natural).asLongStream().sum() - room;
        while (excess > 0) {
            int widest = Arrays.stream(fitted).max().orElse(0);
            if (widest <= 1) {
                break;
            }
            int next = Arrays.stream(fitted).filter(w -> w < widest).max().orElse(0);
            long count = Arrays.stream(fitted).filter(w -> w == widest).count();
            long step = Math.min(widest - Math.max(next, 1), Math.max(1, excess / count));
            for (int i = 0; i < fitted.length && excess > 0; i++) {
                if (fitted[i] == widest) {
                    fitted[i] -= (int) Math.min(step, excess);
                    excess -= Math.min(step, excess);
                }
            }
        }
        return fitted;
    }

    void header() {
        if (vertical) {
            return;
        }
        rule();
        line(names.toArray(new String[0]), false);
        rule();
    }

    void row(String[] cells) {
        rows++;
        if (vertical) {
            record(cells);
        } else {
            widen(cells);
            line(cells, true);
        }
    }

    void footer() {
        if (!vertical && rows > 0) {
            rule();
        }
    }

    private void widen(String[] cells) {
        boolean wider = false;
        for (int i = 0; i < cells.length; i++) {
            int width = TextWidth.of(cells[i]);
            if (width > natural[i]) {
                // More than it needs, so that a growing column does not end in a rule before every row.
                natural[i] = width + width / 4;
                wider = true;
            }
        }
        if (wider) {
            int[] changed = fitted(natural, room);
            if (!Arrays.equals(changed, widths)) {
                widths = changed;
                rule();
            }
        }
    }

    private void rule() {
        StringBuilder line = new StringBuilder("+");
        for (int width : widths) {
            line.append("-".repeat(width + 2)).append('+');
        }
        out.println(line);
    }

    private void line(String[] cells, boolean values) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            line.append(' ')
                    .append(TextWidth.fit(cells[i], widths[i], values && numeric[i]))
                    .append(" |");
        }
        out.println(line);
    }

    private void record(String[] cells) {
        String title = "--- row " + rows + " ";
        out.println(title + "-".repeat(Math.max(0, Math.min(terminalWidth, 80) - title.length())));
        int nameWidth = 0;
        for (String name : names) {
            nameWidth = Math.max(nameWidth, TextWidth.of(name));
        }
        nameWidth = Math.min(nameWidth, Math.max(1, terminalWidth / 3));
        for (int i = 0; i < cells.length; i++) {
            String name = TextWidth.fit(names.get(i), nameWidth, false);
            int room = Math.max(1, terminalWidth - nameWidth - 3);
            out.println(name + " | " + TextWidth.fit(cells[i], Math.min(room, TextWidth.of(cells[i])), false));
        }
    }
}
