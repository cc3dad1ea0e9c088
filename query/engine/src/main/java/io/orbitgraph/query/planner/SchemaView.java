package io.orbitgraph.query.planner;

import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.util.List;

/// What the planner knows of the graph.
///
/// @param indexes those that the executing transaction can seek in
public record SchemaView(Tokens tokens, GraphStatistics statistics, List<IndexDescriptor> indexes) {
    public SchemaView {
        indexes = indexes.stream()
                .filter(index -> index.state() == IndexDescriptor.State.ONLINE)
                .toList();
    }
}
