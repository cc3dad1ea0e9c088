package io.orbitgraph.cypher.ast;

/// One assignment of `SET`, of `ON CREATE SET` and of `ON MATCH SET`.
public sealed interface SetItem extends Node {

    /// `SET n.key = value`; the subject may be any expression.
    record Property(Span span, Expression subject, Name key, Expression value) implements SetItem {}

    /// `SET n[key] = value`.
    record DynamicProperty(Span span, Expression subject, Expression key, Expression value) implements SetItem {}

    /// `SET n = value`.
    record AllProperties(Span span, Expression subject, Expression value) implements SetItem {}

    /// `SET n += value`.
    record MergeProperties(Span span, Expression subject, Expression value) implements SetItem {}

    /// `SET n:A:$(b)`.
    record Labels(Span span, Expression subject, LabelExpression labels) implements SetItem {}
}
