package io.orbitgraph.cypher.parser;

import io.orbitgraph.model.error.SourcePosition;

/// How every error in a query's text is told: the message, the place, the line with a caret under it.
public final class ErrorText {
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    private ErrorText() {}

    /// @param offset of the error in `text`, in UTF-16 units
    public static String at(String text, String message, int offset) {
        SourcePosition position = SourcePosition.of(text, offset);
        return message + " (line " + position.line() + ", column " + position.column() + ")\n"
                + excerpt(text, position);
    }

    /// The line of the error, cut to a window, and the caret.
    private static String excerpt(String text, SourcePosition position) {
        int lineStart = position.offset() - position.column() + 1;
        int lineEnd = text.indexOf('\n', lineStart);
        if (lineEnd < 0) {
            lineEnd = text.length();
        }
        int from = Math.max(lineStart, position.offset() - BEFORE);
        int to = Math.min(lineEnd, position.offset() + AFTER);
        String left = from > lineStart ? "…" : "";
        String right = to < lineEnd ? "…" : "";
        String line = (left + text.substring(from, Math.max(from, to)) + right)
                .replace('\t', ' ')
                .replace("\r", "");
        return "\"" + line + "\"\n" + " ".repeat(position.offset() - from + left.length() + 1) + "^";
    }
}
