package io.orbitgraph.algorithms.jgrapht;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Workers;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/// A {@link CsrGraph} as a read-only JGraphT graph. Vertices are node numbers; an edge is its slot in the outgoing
/// adjacency, for an undirected graph the slot in the row of its lesser end. Thread-safe. Looking up an edge's source
/// costs O(log nodes), an undirected or incoming edge O(log degree).
///
/// JGraphT's algorithms cannot be cancelled; every question to the view can, so that an algorithm that asks ends soon.
///
/// Every method that would change it throws {@link UnsupportedOperationException}.
public final class CsrGraphView extends AbstractGraph<Integer, Integer> {
    private final CsrGraph graph;
    private final Adjacency out;
    private final Adjacency in;
    private final Cancellation cancellation;
    private final boolean hasLoops;
    private final boolean hasParallels;

    /// @param workers build the incoming direction, if the graph has none yet
    public CsrGraphView(CsrGraph graph, Workers workers) {
        this(graph, workers, Cancellation.NEVER);
    }

    /// @param cancellation asked at every look at an edge or a node's edges
    public CsrGraphView(CsrGraph graph, Workers workers, Cancellation cancellation) {
        this.graph = graph;
        this.out = graph.out();
        this.in = graph.in(workers);
        this.cancellation = cancellation;
        this.hasLoops = graph.firstLoop() >= 0;
        this.hasParallels = graph.firstParallel() >= 0;
    }

    /// What the vertices are numbers in.
    public CsrGraph csr() {
        return graph;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /// Simple where the graph is, since some algorithms go by the type.
    @Override
    public GraphType getType() {
        DefaultGraphType.Builder type = graph.isUndirected()
                ? new DefaultGraphType.Builder().undirected()
                : new DefaultGraphType.Builder().directed();
        return type.weighted(graph.isWeighted())
                .allowMultipleEdges(hasParallels)
                .allowSelfLoops(hasLoops)
                .modifiable(false)
                .build();
    }

    // vertices

    @Override
    public Set<Integer> vertexSet() {
        return new Numbers(graph.nodeCount());
    }

    @Override
    public boolean containsVertex(Integer vertex) {
        return vertex >= 0 && vertex < graph.nodeCount();
    }

    // edges

    @Override
    public Set<Integer> edgeSet() {
        return graph.isUndirected() ? new UndirectedEdges() : new Numbers(out.entryCount());
    }

    @Override
    public boolean containsEdge(Integer edge) {
        return edge >= 0
                && edge < out.entryCount()
                && (!graph.isUndirected() || out.targets()[edge] >= getEdgeSource(edge));
    }

    @Override
    public Integer getEdgeSource(Integer edge) {
        cancellation.check();
        int[] offsets = out.offsets();
        int low = 0;
        int high = graph.nodeCount() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= edge) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Integer getEdgeTarget(Integer edge) {
        cancellation.check();
        return out.targets()[edge];
    }

    @Override
    public double getEdgeWeight(Integer edge) {
        cancellation.check();
        return out.weight(edge);
    }

    @Override
    public @Nullable Integer getEdge(Integer source, Integer target) {
        cancellation.check();
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        int slot = first(source, target);
        return slot < 0 ? null : slot;
    }

    @Override
    public @Nullable Set<Integer> getAllEdges(Integer source, Integer target) {
        cancellation.check();
        if (!containsVertex(source) || !containsVertex(target)) {
            return null;
        }
        int slot = first(source, target);
        Set<Integer> edges = new LinkedHashSet<>();
        if (slot >= 0) {
            int row = graph.isUndirected() ? Math.min(source, target) : source;
            int end = out.targets()[slot];
            for (int at = slot; at < out.offsets()[row + 1] && out.targets()[at] == end; at++) {
                edges.add(at);
            }
        }
        return edges;
    }

    private int first(int source, int target) {
        return graph.isUndirected()
                ? out.find(Math.min(source, target), Math.max(source, target))
                : out.find(source, target);
    }

    // adjacency

    @Override
    public int outDegreeOf(Integer vertex) {
        cancellation.check();
        return graph.isUndirected() ? degreeOf(vertex) : out.degree(vertex);
    }

    @Override
    public int inDegreeOf(Integer vertex) {
        cancellation.check();
        return graph.isUndirected() ? degreeOf(vertex) : in.degree(vertex);
    }

    @Override
    public int degreeOf(Integer vertex) {
        cancellation.check();
        if (!graph.isUndirected()) {
            return out.degree(vertex) + in.degree(vertex);
        }
        int loops = 0;
        int slot = out.find(vertex, vertex);
        while (slot >= 0 && slot < out.offsets()[vertex + 1] && out.targets()[slot] == vertex) {
            loops++;
            slot++;
        }
        return out.degree(vertex) + loops;
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer vertex) {
        cancellation.check();
        return graph.isUndirected() ? edgesOf(vertex) : slots(out.offsets()[vertex], out.offsets()[vertex + 1]);
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer vertex) {
        cancellation.check();
        return graph.isUndirected() ? edgesOf(vertex) : twins(in, vertex);
    }

    @Override
    public Set<Integer> edgesOf(Integer vertex) {
        cancellation.check();
        if (graph.isUndirected()) {
            return twins(out, vertex);
        }
        Set<Integer> edges = new LinkedHashSet<>(outgoingEdgesOf(vertex));
        edges.addAll(incomingEdgesOf(vertex));
        return edges;
    }

    private static Set<Integer> slots(int from, int to) {
        Set<Integer> edges = LinkedHashSet.newLinkedHashSet(to - from);
        IntStream.range(from, to).forEach(edges::add);
        return Collections.unmodifiableSet(edges);
    }

    /// The slots, in the rows of the lesser ends (undirected) or of the sources (directed), of what `row` holds.
    /// Parallel edges stand in the same order in both rows.
    private Set<Integer> twins(Adjacency rows, int row) {
        int from = rows.offsets()[row];
        int to = rows.offsets()[row + 1];
        Set<Integer> edges = LinkedHashSet.newLinkedHashSet(to - from);
        int twin = -1;
        for (int slot = from; slot < to; slot++) {
            int other = rows.targets()[slot];
            if (graph.isUndirected() && other >= row) {
                edges.add(slot);
                continue;
            }
            twin = slot > from && rows.targets()[slot - 1] == other ? twin + 1 : out.find(other, row);
            edges.add(twin);
        }
        return Collections.unmodifiableSet(edges);
    }

    // what a read-only graph has not

    /// Numbers that are no vertices, for algorithms that add some to a copy.
    @Override
    public Supplier<Integer> getVertexSupplier() {
        return new AtomicInteger(graph.nodeCount())::getAndIncrement;
    }

    /// Numbers that are no edges, for algorithms that add some to a copy.
    @Override
    public Supplier<Integer> getEdgeSupplier() {
        return new AtomicInteger(out.entryCount())::getAndIncrement;
    }

    @Override
    public Integer addEdge(Integer source, Integer target) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Integer edge) {
        throw readOnly();
    }

    @Override
    public Integer addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public Integer removeEdge(Integer source, Integer target) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(Integer edge) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public void setEdgeWeight(Integer edge, double weight) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a projection is read-only");
    }

    /// The numbers from 0.
    private static final class Numbers extends AbstractSet<Integer> {
        private final int size;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public Iterator<Integer> iterator() {
            return IntStream.range(0, size).iterator();
        }

        @Override
        public boolean contains(@Nullable Object number) {
            return number instanceof Integer value && value >= 0 && value < size;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private final class UndirectedEdges extends AbstractSet<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            int[] offsets = out.offsets();
            int[] targets = out.targets();
            return IntStream.range(0, graph.nodeCount())
                    .flatMap(node -> IntStream.range(firstHigher(node, offsets, targets), offsets[node + 1]))
                    .iterator();
        }

        private static int firstHigher(int node, int[] offsets, int[] targets) {
            int at = Arrays.binarySearch(targets, offsets[node], offsets[node + 1], node);
            if (at < 0) {
                return -at - 1;
            }
            while (at > offsets[node] && targets[at - 1] == node) {
                at--;
            }
            return at;
        }

        @Override
        public boolean contains(@Nullable Object edge) {
            return edge instanceof Integer slot && containsEdge(slot);
        }

        @Override
        public int size() {
            return Math.toIntExact(graph.relationshipCount());
        }
    }
}
