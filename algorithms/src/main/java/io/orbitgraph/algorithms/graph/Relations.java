package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Other relationships made of relationships.
public final class Relations {
    private Relations() {}

    /// The relationships without direction: each stands at both its ends, a self-loop once.
    ///
    /// @param aggregations what becomes of parallel relationships, by property; {@code otherwise} for properties that
    /// are not in it
    /// @throws io.orbitgraph.model.error.OrbitException if they are undirected already, or an aggregation is of no
    /// property
    public static CsrGraph undirected(
            CsrGraph graph, Map<String, Aggregation> aggregations, Aggregation otherwise, Workers workers) {
        Require.that(!graph.isUndirected(), "The relationships are undirected already");
        List<String> names = new ArrayList<>(graph.relationshipProperties());
        for (String name : aggregations.keySet()) {
            graph.relationshipProperty(name);
        }
        double[][] columns = new double[names.size()][];
        Arrays.setAll(columns, i -> graph.relationshipProperty(names.get(i)));
        Aggregation[] ofColumns = new Aggregation[columns.length];
        Arrays.setAll(ofColumns, i -> aggregations.getOrDefault(names.get(i), otherwise));
        Rows rows = new Rows(graph.out().weighted(null), columns)
                .undirected(workers)
                .merged(otherwise, ofColumns, workers);
        return CsrGraph.of(graph.ids(), rows.adjacency(), rows.named(names), true, graph.columns(), workers);
    }
}
