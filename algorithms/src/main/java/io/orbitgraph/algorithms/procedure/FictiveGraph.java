package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;

/// The size of a graph that there is not (yet), to estimate memory for: `{nodeCount, relationshipCount}`, and
/// `relationshipProjection: {…: {orientation: 'UNDIRECTED'}}` if it is to be undirected.
record FictiveGraph(long nodeCount, long relationshipCount, boolean isUndirected) {
    static FictiveGraph read(Configuration configuration) {
        long nodes = configuration.longInteger("nodeCount", -1);
        long relationships = configuration.longInteger("relationshipCount", -1);
        if (nodes < 0 || relationships < 0) {
            throw Configuration.failure(
                    "The map must have `nodeCount` and `relationshipCount`, which are not negative");
        }
        configuration.value("nodeProjection");
        boolean undirected = isUndirected(configuration.value("relationshipProjection"));
        configuration.requireNoOthers();
        return new FictiveGraph(nodes, relationships, undirected);
    }

    private static boolean isUndirected(Value projection) {
        if (projection instanceof MapValue map) {
            for (Value entry : map.entries().values()) {
                if (entry instanceof MapValue details
                        && details.get("orientation") instanceof StringValue(String orientation)
                        && orientation.equalsIgnoreCase("UNDIRECTED")) {
                    return true;
                }
            }
        }
        return false;
    }

    GraphSize size(boolean isWeighted) {
        long entries = isUndirected ? 2 * relationshipCount : relationshipCount;
        return new GraphSize(nodeCount, entries, isUndirected, isUndirected, isWeighted);
    }
}
