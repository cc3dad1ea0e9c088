package io.orbitgraph.cypher.ast;

/// One part of `REMOVE`.
public sealed interface RemoveItem extends Node {

    record Property(Span span, Expression subject, Name key) implements RemoveItem {}

    record DynamicProperty(Span span, Expression subject, Expression key) implements RemoveItem {}

    record Labels(Span span, Expression subject, LabelExpression labels) implements RemoveItem {}
}
