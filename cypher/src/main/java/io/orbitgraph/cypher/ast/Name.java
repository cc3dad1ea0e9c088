package io.orbitgraph.cypher.ast;

/// A name as it was written: a variable's declaration, an alias, a key, a label.
///
/// @param text without back-ticks
public record Name(Span span, String text) implements Node {
    @Override
    public String toString() {
        return text;
    }
}
