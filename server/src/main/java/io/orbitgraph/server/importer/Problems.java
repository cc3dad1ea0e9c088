package io.orbitgraph.server.importer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with the files: everything goes into the report, the first few to the user.
/// Used by one thread.
final class Problems implements AutoCloseable {
    private static final int SHOWN = 10;

    private final Path report;
    private final Set<Problem.Kind> skipped;
    private final long tolerance;
    private final List<Problem> first = new ArrayList<>();
    private @Nullable BufferedWriter writer;
    private @Nullable Problem fatal;
    private long count;

    /// @param report written only if there is a problem
    /// @param skipped the kinds that an import survives
    /// @param tolerance how many of them it survives; negative for any number
    Problems(Path report, Set<Problem.Kind> skipped, long tolerance) {
        this.report = report;
        this.skipped = Set.copyOf(skipped);
        this.tolerance = tolerance;
    }

    /// @throws ImportException if there are too many by now
    void add(Problem problem) {
        count++;
        if (first.size() < SHOWN) {
            first.add(problem);
        }
        if (fatal == null && !skipped.contains(problem.kind())) {
            fatal = problem;
        }
        write(problem);
        if (tolerance >= 0 && count > tolerance) {
            throw new ImportException(
                    "There are more than " + tolerance + " bad entries (--bad-tolerance):" + shown() + whole());
        }
    }

    /// @throws ImportException if there was one that must not be skipped
    void check() {
        if (fatal != null) {
            throw new ImportException(count + (count == 1 ? " entry" : " entries") + " cannot be imported:" + shown()
                    + whole() + "\nMend the files, or leave such entries out with "
                    + fatal.kind().option() + ".");
        }
    }

    long count() {
        return count;
    }

    Path report() {
        return report;
    }

    private String shown() {
        StringBuilder text = new StringBuilder();
        first.forEach(problem -> text.append("\n  ").append(problem));
        return text.toString();
    }

    private String whole() {
        return count > first.size() ? "\n  ...\nAll of them are in " + report + "." : "";
    }

    private void write(Problem problem) {
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(report);
            }
            writer.write(problem.toString().replace('\n', ' '));
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + report, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
