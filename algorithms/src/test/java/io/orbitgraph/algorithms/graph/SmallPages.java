package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;

/// Projections whose pages hold a few hundred entries.
public final class SmallPages {
    private SmallPages() {}

    public static ProjectedGraph project(
            GraphStore store, ProjectionRequest request, Environment environment, int pageLimit) {
        try (GraphTransaction reader = store.begin()) {
            return new StoreProjection(reader, store.tokens(), environment, pageLimit).project(request);
        }
    }
}
