package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a {@link CsrGraph} from an edge list: in parallel, O(edges), the same graph for any number of threads. Not
/// thread-safe.
///
/// Heap while it runs, the graph included, beyond the edge list: 12 bytes an entry, 28 with properties; with more than
/// one of them 8 more a relationship. Without parallel relationships, once more what the graph takes.
public final class CsrBuilder {
    private final NodeIds ids;
    private final EdgeList edges;
    private Orientation orientation = Orientation.NATURAL;
    private Aggregation aggregation = Aggregation.NONE;
    private final Map<String, Aggregation> propertyAggregations = new LinkedHashMap<>();
    private Map<String, NodeColumn> nodeProperties = Map.of();
    private boolean inverse;

    private CsrBuilder(NodeIds ids, EdgeList edges) {
        this.ids = ids;
        this.edges = edges;
    }

    /// @param edges between nodes 0 to `nodeCount - 1`
    public static CsrBuilder of(int nodeCount, EdgeList edges) {
        return new CsrBuilder(NodeIds.sameAsNumbers(nodeCount), edges);
    }

    /// Numbers the nodes of a large graph anew as projections do: in groups of about the same degree, the largest
    /// first. What was a number becomes an id. Takes a copy of the edges' ends.
    ///
    /// @param edges between nodes 0 to `nodeCount - 1`
    public static CsrBuilder hubsFirst(int nodeCount, EdgeList edges) {
        return nodeCount < HubOrder.LEAST_NODES ? of(nodeCount, edges) : numberedHubsFirst(nodeCount, edges);
    }

    /// As above, a small graph too.
    static CsrBuilder numberedHubsFirst(int nodeCount, EdgeList edges) {
        int[] degrees = new int[nodeCount];
        for (int edge = 0; edge < edges.size(); edge++) {
            degrees[edges.source(edge)]++;
            degrees[edges.target(edge)]++;
        }
        int[] numbers = new HubOrder(degrees).numbers();
        return new CsrBuilder(NodeIds.sameAsNumbers(nodeCount).numbered(numbers), edges.renumbered(numbers));
    }

    /// @param edges between node numbers of `ids`
    public static CsrBuilder of(NodeIds ids, EdgeList edges) {
        return new CsrBuilder(ids, edges);
    }

    public CsrBuilder orientation(Orientation value) {
        this.orientation = value;
        return this;
    }

    public CsrBuilder undirected() {
        return orientation(Orientation.UNDIRECTED);
    }

    public CsrBuilder aggregation(Aggregation value) {
        this.aggregation = value;
        return this;
    }

    /// How one property is aggregated; {@link #aggregation} where it is not said. If any aggregation is not `NONE`,
    /// parallel relationships become one.
    public CsrBuilder aggregation(String property, Aggregation value) {
        propertyAggregations.put(property, value);
        return this;
    }

    public CsrBuilder nodeProperties(Map<String, NodeColumn> columns) {
        this.nodeProperties = columns;
        return this;
    }

    /// Builds the incoming direction at once. Without this it is built when it is first needed.
    public CsrBuilder inverse() {
        this.inverse = true;
        return this;
    }

    public CsrGraph build(Workers workers) {
        checkEnds(workers);
        List<String> names = edges.properties();
        Aggregation[] aggregations = new Aggregation[names.size()];
        Arrays.setAll(aggregations, i -> propertyAggregations.getOrDefault(names.get(i), aggregation));
        Rows rows = Rows.of(edges, orientation, ids.count(), workers).merged(aggregation, aggregations, workers);
        CsrGraph graph = CsrGraph.of(
                ids,
                rows.adjacency(),
                rows.named(names),
                orientation == Orientation.UNDIRECTED,
                nodeProperties,
                workers);
        if (inverse) {
            graph.in(workers);
        }
        return graph;
    }

    private void checkEnds(Workers workers) {
        int nodes = ids.count();
        int[] sources = edges.sources();
        int[] targets = edges.targets();
        workers.ranges(edges.size(), (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                if (sources[edge] < 0 || sources[edge] >= nodes || targets[edge] < 0 || targets[edge] >= nodes) {
                    throw new OrbitException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Relationship " + edge + " goes from " + sources[edge] + " to " + targets[edge]
                                    + ", outside the " + nodes + " nodes");
                }
            }
        });
    }
}
