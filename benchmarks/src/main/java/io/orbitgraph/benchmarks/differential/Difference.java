package io.orbitgraph.benchmarks.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How two answers differ.
///
/// @param kind the same for differences that probably have one cause
record Difference(String kind, String details) {
    /// @param ordered whether the order of rows counts
    /// @param codes whether failures must have the same code
    /// @return null if the answers agree
    static @Nullable Difference between(Answer ours, Answer theirs, boolean ordered, boolean codes) {
        return switch (ours) {
            case Answer.Failure our ->
                switch (theirs) {
                    case Answer.Failure their ->
                        our.code().startsWith("Neo.DatabaseError")
                                ? new Difference("we fail inside: " + start(our.message()), our.toString())
                                : !codes || our.code().equals(their.code())
                                        ? null
                                        : new Difference(
                                                "codes: " + our.code() + " / " + their.code(), our + "\n" + their);
                    case Answer.Rows their ->
                        new Difference("we fail: " + start(our.message()), our + "\ntheirs: " + show(their));
                };
            case Answer.Rows our ->
                switch (theirs) {
                    case Answer.Failure their ->
                        new Difference("they fail: " + start(their.message()), their + "\nours: " + show(our));
                    case Answer.Rows their -> rows(our, their, ordered);
                };
        };
    }

    private static @Nullable Difference rows(Answer.Rows ours, Answer.Rows theirs, boolean ordered) {
        String both = "ours:   " + show(ours) + "\ntheirs: " + show(theirs);
        if (!ours.columns().equals(theirs.columns())) {
            return new Difference("columns", both);
        }
        if (!sorted(ours.rows()).equals(sorted(theirs.rows()))) {
            return new Difference("rows", both);
        }
        if (ordered && !ours.rows().equals(theirs.rows())) {
            return new Difference("order", both);
        }
        if (!ours.graph().equals(theirs.graph())) {
            return new Difference("graph", "ours:   " + ours.graph() + "\ntheirs: " + theirs.graph());
        }
        if (!ours.counters().equals(theirs.counters())) {
            return new Difference("counters", both);
        }
        return null;
    }

    private static List<String> sorted(List<String> rows) {
        List<String> copy = new ArrayList<>(rows);
        copy.sort(null);
        return copy;
    }

    private static String show(Answer.Rows rows) {
        return rows.rows().size() + " rows " + rows.rows() + (rows.counters().isEmpty() ? "" : " " + rows.counters());
    }

    /// The start of a message without what is particular to the query.
    private static String start(String message) {
        String plain = message.replaceAll("[`'\"(\\[{].*", "").replaceAll("[0-9]+", "#");
        return plain.substring(0, Math.min(60, plain.length()));
    }
}
