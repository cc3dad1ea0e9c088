package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/// A graph in compressed sparse rows: nodes numbered from 0, outgoing adjacency, incoming adjacency at hand or made
/// when first asked for. Immutable, thread-safe. Up to 2^31 - 9 adjacency entries.
///
/// In an undirected graph each relationship stands at both its ends, a self-loop once, and both directions are the same
/// object.
public final class CsrGraph {
    private static final int CHUNK = 65_536;

    private final NodeIds ids;
    private final Adjacency out;
    private final Map<String, double[]> relationshipProperties;
    private final boolean undirected;
    private final long relationshipCount;
    private final Map<String, NodeColumn> nodeProperties;
    private volatile @Nullable Adjacency in;
    private volatile @Nullable WeightRange weightRange;

    CsrGraph(
            NodeIds ids,
            Adjacency out,
            Map<String, double[]> relationshipProperties,
            boolean undirected,
            long relationshipCount,
            Map<String, NodeColumn> nodeProperties) {
        if (ids.count() != out.nodeCount()) {
            throw new IllegalArgumentException(ids.count() + " ids for " + out.nodeCount() + " nodes");
        }
        for (Map.Entry<String, NodeColumn> column : nodeProperties.entrySet()) {
            if (column.getValue().size() != ids.count()) {
                throw new IllegalArgumentException("column " + column.getKey() + " has another length");
            }
        }
        this.ids = ids;
        this.out = out;
        this.relationshipProperties = relationshipProperties;
        this.undirected = undirected;
        this.relationshipCount = relationshipCount;
        this.nodeProperties = nodeProperties;
        this.in = undirected ? out : null;
    }

    /// Of finished rows. If there is one relationship property, it is the weight.
    ///
    /// @param columns parallel to the entries, by name
    static CsrGraph of(
            NodeIds ids,
            Adjacency rows,
            Map<String, double[]> columns,
            boolean undirected,
            Map<String, NodeColumn> nodeProperties,
            Workers workers) {
        CsrGraph graph =
                new CsrGraph(ids, rows, columns, undirected, relationships(rows, undirected, workers), nodeProperties);
        return columns.size() == 1 ? graph.weighted(columns.keySet().iterator().next()) : graph;
    }

    /// How many relationships the entries are of.
    static long relationships(Adjacency rows, boolean undirected, Workers workers) {
        if (!undirected) {
            return rows.entryCount();
        }
        return (rows.entryCount() + workers.count(rows.nodeCount(), (from, to) -> loops(rows, from, to))) / 2;
    }

    private static long loops(Adjacency rows, int from, int to) {
        long loops = 0;
        for (int node = from; node < to; node++) {
            for (int slot = rows.offsets()[node]; slot < rows.offsets()[node + 1]; slot++) {
                if (rows.targets()[slot] == node) {
                    loops++;
                }
            }
        }
        return loops;
    }

    public int nodeCount() {
        return out.nodeCount();
    }

    /// Relationships; an undirected one counts once.
    public long relationshipCount() {
        return relationshipCount;
    }

    public boolean isUndirected() {
        return undirected;
    }

    public boolean isWeighted() {
        return out.weights() != null;
    }

    public NodeIds ids() {
        return ids;
    }

    public Adjacency out() {
        return out;
    }

    /// The incoming direction. The first call on a directed graph builds it, O(entries).
    public Adjacency in(Workers workers) {
        Adjacency known = in;
        if (known == null) {
            // Two callers at once may both build it; one copy is dropped.
            known = out.transposed(workers);
            in = known;
        }
        return known;
    }

    public boolean hasIn() {
        return in != null;
    }

    /// The same graph weighted by one of its relationship properties.
    public CsrGraph weighted(String property) {
        double[] values = relationshipProperties.get(property);
        if (values == null) {
            throw PropertyErrors.noSuch("relationship", property, relationshipProperties.keySet());
        }
        return withWeights(values);
    }

    /// The same graph where each relationship weighs 1.
    public CsrGraph unweighted() {
        return withWeights(null);
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is weighted by them already: then it is kept, incoming and all.
    private CsrGraph withWeights(double @Nullable [] weights) {
        if (weights == out.weights()) {
            return this;
        }
        CsrGraph other = new CsrGraph(
                ids, out.weighted(weights), relationshipProperties, undirected, relationshipCount, nodeProperties);
        Adjacency incoming = in;
        if (!undirected && incoming != null && weights == null) {
            other.in = incoming.weighted(null);
        }
        return other;
    }

    /// The same graph with a node property more, or another one of that name.
    public CsrGraph withNodeProperty(String name, NodeColumn column) {
        Map<String, NodeColumn> columns = new LinkedHashMap<>(nodeProperties);
        columns.put(name, column);
        return withNodeProperties(columns);
    }

    /// The same graph with other node properties.
    CsrGraph withNodeProperties(Map<String, NodeColumn> columns) {
        CsrGraph other = new CsrGraph(ids, out, relationshipProperties, undirected, relationshipCount, columns);
        other.in = in;
        other.weightRange = weightRange;
        return other;
    }

    Map<String, NodeColumn> columns() {
        return nodeProperties;
    }

    public Set<String> nodeProperties() {
        return nodeProperties.keySet();
    }

    public Set<String> relationshipProperties() {
        return relationshipProperties.keySet();
    }

    public NodeColumn nodeProperty(String name) {
        NodeColumn column = nodeProperties.get(name);
        if (column == null) {
            throw PropertyErrors.noSuch("node", name, nodeProperties.keySet());
        }
        return column;
    }

    /// The values of a relationship property, parallel to the outgoing entries.
    public double[] relationshipProperty(String name) {
        double[] values = relationshipProperties.get(name);
        if (values == null) {
            throw PropertyErrors.noSuch("relationship", name, relationshipProperties.keySet());
        }
        return values;
    }

    public GraphSize size() {
        return new GraphSize(nodeCount(), out.entryCount(), undirected, hasIn(), isWeighted());
    }

    /// Refuses weights that are no number or negative infinity, naming the first such pair. As its siblings O(entries)
    /// at the first call of
    /// any of them, O(1) later.
    ///
    /// @param algorithm who cannot work with them
    public void requireNumericWeights(String algorithm, Workers workers) {
        WeightRange range = weightRange(workers);
        if (range.hasNaN || range.least == Double.NEGATIVE_INFINITY) {
            throw badWeight(algorithm, "that are numbers", weight -> weight > Double.NEGATIVE_INFINITY);
        }
    }

    /// Refuses weights that are negative or no number, naming the first such pair.
    public void requireNonNegativeWeights(String algorithm, Workers workers) {
        WeightRange range = weightRange(workers);
        if (range.hasNaN || range.least < 0) {
            throw badWeight(algorithm, "of at least 0", weight -> weight >= 0);
        }
    }

    /// Refuses weights that are negative, infinite or no number, naming the first such pair.
    public void requireFiniteWeights(String algorithm, Workers workers) {
        requireNonNegativeWeights(algorithm, workers);
        if (weightRange(workers).greatest == Double.POSITIVE_INFINITY) {
            throw badWeight(algorithm, "that are finite", weight -> weight < Double.POSITIVE_INFINITY);
        }
    }

    /// Refuses weights that are zero, negative or no number, naming the first such pair.
    public void requirePositiveWeights(String algorithm, Workers workers) {
        WeightRange range = weightRange(workers);
        if (range.hasNaN || range.least <= 0) {
            throw badWeight(algorithm, "of more than 0", weight -> weight > 0);
        }
    }

    private WeightRange weightRange(Workers workers) {
        WeightRange known = weightRange;
        if (known == null) {
            known = WeightRange.of(out.weights(), workers);
            weightRange = known;
        }
        return known;
    }

    /// @param hasNaN whether a weight is no number
    /// @param least of those that are numbers
    private record WeightRange(boolean hasNaN, double least, double greatest) {
        private static final WeightRange ONES = new WeightRange(false, 1, 1);

        static WeightRange of(double @Nullable [] weights, Workers workers) {
            if (weights == null || weights.length == 0) {
                return ONES;
            }
            WeightRange[] parts = new WeightRange[(weights.length - 1) / CHUNK + 1];
            workers.ranges(weights.length, CHUNK, (worker, from, to) -> parts[from / CHUNK] = of(weights, from, to));
            return Arrays.stream(parts)
                    .reduce((a, b) -> new WeightRange(
                            a.hasNaN || b.hasNaN, Math.min(a.least, b.least), Math.max(a.greatest, b.greatest)))
                    .orElse(ONES);
        }

        private static WeightRange of(double[] weights, int from, int to) {
            boolean hasNaN = false;
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int slot = from; slot < to; slot++) {
                double weight = weights[slot];
                hasNaN |= Double.isNaN(weight);
                least = weight < least ? weight : least;
                greatest = weight > greatest ? weight : greatest;
            }
            return new WeightRange(hasNaN, least, greatest);
        }
    }

    private OrbitException badWeight(String algorithm, String wanted, DoublePredicate isGood) {
        for (int node = 0; node < nodeCount(); node++) {
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                if (!isGood.test(out.weight(slot))) {
                    return badWeight(algorithm, wanted, node, slot);
                }
            }
        }
        throw new IllegalStateException("no bad weight");
    }

    private OrbitException badWeight(String algorithm, String wanted, int node, int slot) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT,
                algorithm + " needs weights " + wanted + ", but the relationship from node " + ids.id(node)
                        + " to node " + ids.id(out.targets()[slot]) + " weighs " + out.weight(slot));
    }

    /// Refuses a directed graph.
    public void requireUndirected(String algorithm) {
        if (!undirected) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    algorithm + " needs an undirected graph; project it with orientation UNDIRECTED");
        }
    }

    /// A node that has a relationship to itself, or -1. O(nodes log degree).
    public int firstLoop() {
        for (int node = 0; node < nodeCount(); node++) {
            if (out.find(node, node) >= 0) {
                return node;
            }
        }
        return -1;
    }

    /// A slot whose relationship is parallel to that of the slot before, or -1. O(entries).
    public int firstParallel() {
        for (int node = 0; node < nodeCount(); node++) {
            for (int slot = out.offsets()[node] + 1; slot < out.offsets()[node + 1]; slot++) {
                if (out.targets()[slot] == out.targets()[slot - 1]) {
                    return slot;
                }
            }
        }
        return -1;
    }

    /// Heap bytes of the arrays.
    public long bytes() {
        Adjacency incoming = in;
        long properties = 8L * relationshipProperties.size() * out.entryCount();
        // The weights are one of the properties.
        long weights = isWeighted() ? 8L * out.entryCount() : 0;
        return out.bytes() - weights + properties + (undirected || incoming == null ? 0 : incoming.bytes());
    }
}
