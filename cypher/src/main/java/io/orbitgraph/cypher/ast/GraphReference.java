package io.orbitgraph.cypher.ast;

import java.util.List;

/// What stands after `USE`.
public sealed interface GraphReference extends Node {

    /// `USE composite.graph`.
    record Named(Span span, List<Name> parts) implements GraphReference {
        public Named {
            parts = List.copyOf(parts);
        }
    }

    /// `USE $graph`, `USE graph.byName(…)`.
    record Computed(Span span, Expression expression) implements GraphReference {}
}
