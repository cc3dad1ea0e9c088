package io.orbitgraph.model.error;

/// A place in a query's text.
///
/// @param offset in characters, from 0
/// @param line from 1
/// @param column from 1
public record SourcePosition(int offset, int line, int column) {
    /// Computes line and column of `offset` in `text`.
    public static SourcePosition of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new SourcePosition(offset, line, end - lineStart + 1);
    }
}
