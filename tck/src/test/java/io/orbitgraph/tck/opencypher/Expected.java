package io.orbitgraph.tck.opencypher;

import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A value as a cell of an expected table writes it. Nodes and relationships are described, not identified.
sealed interface Expected {
    /// A value that is compared as it is; temporal results are compared with strings by their ISO text.
    record Literal(Value value) implements Expected {}

    record ListOf(List<Expected> items) implements Expected {}

    record MapOf(Map<String, Expected> entries) implements Expected {}

    record Node(Set<String> labels, MapOf properties) implements Expected {}

    record Relationship(String type, MapOf properties) implements Expected {}

    /// @param forward for each relationship, whether it points along the path
    record Path(List<Node> nodes, List<Relationship> relationships, List<Boolean> forward) implements Expected {}
}
