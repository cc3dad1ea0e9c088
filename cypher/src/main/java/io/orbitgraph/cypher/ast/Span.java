package io.orbitgraph.cypher.ast;

/// A stretch of the query's text.
///
/// @param start offset of its first character, in UTF-16 units from 0
/// @param end offset after its last character
public record Span(int start, int end) {
    public String in(String text) {
        return text.substring(start, end);
    }

    /// The smallest span that holds both.
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
