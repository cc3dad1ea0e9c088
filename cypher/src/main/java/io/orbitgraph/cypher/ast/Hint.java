package io.orbitgraph.cypher.ast;

import java.util.List;

/// What the writer of a query asks of the planner.
public sealed interface Hint extends Node {

    /// @param kind `RANGE`, `TEXT`, `POINT` or empty for any
    record UseIndex(Span span, String kind, boolean seek, Name variable, Name label, List<Name> properties)
            implements Hint {
        public UseIndex {
            properties = List.copyOf(properties);
        }
    }

    record UseScan(Span span, Name variable, Name label) implements Hint {}

    record UseJoin(Span span, List<Name> variables) implements Hint {
        public UseJoin {
            variables = List.copyOf(variables);
        }
    }
}
