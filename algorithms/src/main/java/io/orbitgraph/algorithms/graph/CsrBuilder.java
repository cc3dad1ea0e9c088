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
/// Heap while it runs, beyond the edge list: 8 bytes an entry, 20 with properties.
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
        boolean undirected = orientation == Orientation.UNDIRECTED;
        Map<String, double[]> columns = new LinkedHashMap<>();
        Adjacency rows = edges.properties().isEmpty() ? plainRows(workers) : rowsWithProperties(columns, workers);
        CsrGraph graph = CsrGraph.of(ids, rows, columns, undirected, nodeProperties, workers);
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

    private int[] countRows(Workers workers) {
        int[] sources = edges.sources();
        int[] targets = edges.targets();
        boolean shared = workers.concurrency() > 1;
        Capacity.requireEntries(orientation == Orientation.UNDIRECTED ? 2L * edges.size() : edges.size());
        int[] offsets = new int[ids.count() + 1];
        workers.ranges(edges.size(), 65_536, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                switch (orientation) {
                    case NATURAL -> Rows.next(offsets, sources[edge], shared);
                    case REVERSE -> Rows.next(offsets, targets[edge], shared);
                    case UNDIRECTED -> {
                        Rows.next(offsets, sources[edge], shared);
                        if (sources[edge] != targets[edge]) {
                            Rows.next(offsets, targets[edge], shared);
                        }
                    }
                }
            }
        });
        Rows.prefixSums(offsets);
        return offsets;
    }

    private Adjacency plainRows(Workers workers) {
        int[] offsets = countRows(workers);
        int[] free = offsets.clone();
        int[] sources = edges.sources();
        int[] ends = edges.targets();
        boolean shared = workers.concurrency() > 1;
        int[] targets = new int[offsets[ids.count()]];
        workers.ranges(edges.size(), 65_536, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                int source = sources[edge];
                int target = ends[edge];
                switch (orientation) {
                    case NATURAL -> targets[Rows.next(free, source, shared)] = target;
                    case REVERSE -> targets[Rows.next(free, target, shared)] = source;
                    case UNDIRECTED -> {
                        targets[Rows.next(free, source, shared)] = target;
                        if (source != target) {
                            targets[Rows.next(free, target, shared)] = source;
                        }
                    }
                }
            }
        });
        Adjacency rows = new Adjacency(offsets, targets, null);
        Rows.sort(offsets, targets, rows.bounds(), workers);
        return aggregation == Aggregation.NONE
                ? rows
                : RowMerge.of(rows, List.of(), new Aggregation[0], workers, Map.of());
    }

    private Adjacency rowsWithProperties(Map<String, double[]> columns, Workers workers) {
        int[] offsets = countRows(workers);
        int[] free = offsets.clone();
        int[] sources = edges.sources();
        int[] ends = edges.targets();
        boolean shared = workers.concurrency() > 1;
        // Neighbour above, edge number below: sorting puts parallel relationships in the order they were added.
        long[] keys = new long[offsets[ids.count()]];
        workers.ranges(edges.size(), 65_536, (worker, from, to) -> {
            for (int edge = from; edge < to; edge++) {
                int source = sources[edge];
                int target = ends[edge];
                switch (orientation) {
                    case NATURAL -> keys[Rows.next(free, source, shared)] = key(target, edge);
                    case REVERSE -> keys[Rows.next(free, target, shared)] = key(source, edge);
                    case UNDIRECTED -> {
                        keys[Rows.next(free, source, shared)] = key(target, edge);
                        if (source != target) {
                            keys[Rows.next(free, target, shared)] = key(source, edge);
                        }
                    }
                }
            }
        });
        int[] targets = new int[keys.length];
        Adjacency rows = new Adjacency(offsets, targets, null);
        Rows.sort(offsets, keys, rows.bounds(), workers);
        workers.ranges(keys.length, 65_536, (worker, from, to) -> {
            for (int slot = from; slot < to; slot++) {
                targets[slot] = (int) (keys[slot] >>> 32);
            }
        });
        List<String> names = edges.properties();
        for (int i = 0; i < names.size(); i++) {
            double[] values = edges.values(i);
            double[] column = new double[keys.length];
            workers.ranges(keys.length, 65_536, (worker, from, to) -> {
                for (int slot = from; slot < to; slot++) {
                    column[slot] = values[(int) keys[slot]];
                }
            });
            columns.put(names.get(i), column);
        }
        Aggregation[] aggregations = new Aggregation[names.size()];
        Arrays.setAll(aggregations, i -> propertyAggregations.getOrDefault(names.get(i), aggregation));
        boolean merges = aggregation != Aggregation.NONE
                || Arrays.stream(aggregations).anyMatch(each -> each != Aggregation.NONE);
        return merges ? RowMerge.of(rows, names, aggregations, workers, columns) : rows;
    }

    private static long key(int node, int edge) {
        return (long) node << 32 | edge;
    }
}
