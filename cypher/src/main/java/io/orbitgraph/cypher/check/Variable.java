package io.orbitgraph.cypher.check;

import io.orbitgraph.query.expr.Symbol;

/// What a name means somewhere.
public record Variable(Symbol symbol, StaticType type) {}
