package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;

/// Projections of small graphs that are made as those of large ones.
public final class Projections {
    private Projections() {}

    /// @param pageLimit most entries of a page
    /// @param hubsFirst whether nodes are numbered hubs first
    public static ProjectedGraph project(
            GraphStore store, ProjectionRequest request, Environment environment, int pageLimit, boolean hubsFirst) {
        int hubsFirstFrom = hubsFirst ? 0 : HubOrder.LEAST_NODES;
        try (GraphTransaction reader = store.begin()) {
            return new StoreProjection(reader, store.tokens(), environment, pageLimit, hubsFirstFrom).project(request);
        }
    }

    /// Of an edge list, with nodes numbered hubs first.
    public static CsrBuilder hubsFirst(int nodes, EdgeList edges) {
        return CsrBuilder.numberedHubsFirst(nodes, edges);
    }

    /// Of rows, with nodes numbered hubs first.
    public static QueryProjection hubsFirst() {
        return new QueryProjection(0);
    }
}
