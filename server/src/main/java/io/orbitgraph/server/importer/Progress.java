package io.orbitgraph.server.importer;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Shows how far an import is, how fast, and how long it will take. On a terminal one line is rewritten, elsewhere a
/// line is added now and then. Used by one thread.
final class Progress {
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier clock;
    private String name = "";
    private long totalBytes;
    private long bytes;
    private long items;
    private long begin;
    private long shown;

    /// @param clock nanoseconds from any origin
    Progress(PrintWriter out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Begins a phase.
    ///
    /// @param totalBytes to be read in it; 0 if that is not known
    void begin(String phase, long totalBytes) {
        name = phase;
        this.totalBytes = totalBytes;
        bytes = 0;
        items = 0;
        begin = clock.getAsLong();
        shown = begin;
    }

    void advance(long moreBytes, long moreItems) {
        bytes += moreBytes;
        items += moreItems;
        long now = clock.getAsLong();
        if (now - shown >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
            shown = now;
            show(now, false);
        }
    }

    /// Says how far a phase is that counts nothing.
    void done(long done, long total) {
        bytes = done;
        totalBytes = total;
        advance(0, 0);
    }

    /// Ends the phase, with its figures as a line that stays.
    void end() {
        show(clock.getAsLong(), true);
    }

    private void show(long now, boolean done) {
        double seconds = Math.max(1e-3, (now - begin) / 1e9);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
        if (items > 0) {
            line.append(String.format(Locale.ROOT, " %,15d  %s/s", items, rate(items / seconds)));
        }
        if (done) {
            line.append(String.format(Locale.ROOT, "  in %.1f s", seconds));
        } else if (totalBytes > 0 && bytes > 0) {
            double share = Math.min(1, (double) bytes / totalBytes);
            long left = Math.round(seconds / share - seconds);
            line.append(String.format(Locale.ROOT, "  %3.0f %%  %d:%02d left", share * 100, left / 60, left % 60));
        }
        if (terminal) {
            // Clears what a longer line left.
            out.print("\r" + line + "\u001b[K" + (done ? System.lineSeparator() : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String rate(double perSecond) {
        return perSecond >= 1e6
                ? String.format(Locale.ROOT, "%.1f M", perSecond / 1e6)
                : perSecond >= 1e3
                        ? String.format(Locale.ROOT, "%.1f k", perSecond / 1e3)
                        : String.format(Locale.ROOT, "%.0f", perSecond);
    }
}
