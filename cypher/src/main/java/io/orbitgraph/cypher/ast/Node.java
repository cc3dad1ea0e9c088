package io.orbitgraph.cypher.ast;

/// A part of the tree that stands somewhere in the text.
public interface Node {
    Span span();
}
