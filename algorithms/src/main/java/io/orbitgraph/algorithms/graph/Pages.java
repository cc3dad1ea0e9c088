package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One direction of a graph: its rows, in one page while an array holds all their entries, else in several. Kernels
/// loop over the pages, and over the arrays of each. Immutable, thread-safe.
public final class Pages {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /// The rows of consecutive nodes.
    ///
    /// @param first the node that row 0 is of; row `r` is that of node `first + r`
    /// @param rows their targets are nodes of the graph
    public record Page(int first, Adjacency rows) {
        int end() {
            return first + rows.nodeCount();
        }
    }

    private final List<Page> list;
    private final int limit;

    /// @param parts at least one
    /// @param limit most entries of a page
    Pages(List<Adjacency> parts, int limit) {
        List<Page> pages = new ArrayList<>();
        int first = 0;
        for (Adjacency part : parts) {
            pages.add(new Page(first, part));
            first += part.nodeCount();
        }
        this.list = List.copyOf(pages);
        this.limit = limit;
    }

    static Pages of(Adjacency rows) {
        return new Pages(List.of(rows), Capacity.MOST);
    }

    /// Ascending, without gaps; one, without rows, if there are no nodes.
    public List<Page> list() {
        return list;
    }

    /// The page that has the row of `node`. O(pages).
    public Page of(int node) {
        int at = 0;
        while (node >= list.get(at).end()) {
            at++;
        }
        return list.get(at);
    }

    public int degree(int node) {
        Page page = of(node);
        return page.rows.degree(node - page.first);
    }

    public int nodeCount() {
        return list.getLast().end();
    }

    public long entryCount() {
        return list.stream().mapToLong(page -> page.rows.entryCount()).sum();
    }

    public boolean isWeighted() {
        return list.getFirst().rows.weights() != null;
    }

    int limit() {
        return limit;
    }

    long bytes() {
        return list.stream().mapToLong(page -> page.rows.bytes()).sum();
    }

    /// The same with other weights, one array for each page.
    Pages weighted(double @Nullable [][] weights) {
        List<Adjacency> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(list.get(i).rows.weighted(weights == null ? null : weights[i]));
        }
        return new Pages(parts, limit);
    }

    /// Cuts rows into pages, each as long as it may be.
    ///
    /// @param lengths of the rows of all nodes, unsigned
    /// @return the first nodes of the pages and the number of nodes
    /// @throws io.orbitgraph.model.error.OrbitException with `MEMORY_LIMIT` if a row is longer than a page
    static int[] bounds(int[] lengths, NodeIds ids, int limit) {
        IntStream.Builder bounds = IntStream.builder().add(0);
        long entries = 0;
        for (int node = 0; node < ids.count(); node++) {
            long length = Integer.toUnsignedLong(lengths[node]);
            if (length > limit) {
                throw Capacity.longRow(ids.id(node), length, limit);
            }
            if (entries + length > limit) {
                bounds.add(node);
                entries = 0;
            }
            entries += length;
        }
        return bounds.add(ids.count()).build().toArray();
    }

    /// The other direction, weights included. O(entries + nodes * pages * log degree) and parallel.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with `MEMORY_LIMIT` if a row would be longer than a page
    Pages transposed(NodeIds ids, Workers workers) {
        if (list.size() == 1) {
            return new Pages(List.of(list.getFirst().rows.transposed(workers)), limit);
        }
        int[] bounds = bounds(incomingDegrees(ids, workers), ids, limit);
        List<Adjacency> parts = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            Adjacency entries = entriesOf(bounds[i], bounds[i + 1], workers);
            parts.add(new CountingSort(bounds[i + 1] - bounds[i], workers).transposeSpent(entries));
        }
        return new Pages(parts, limit);
    }

    /// Looked at after each page, when none is more than twice the limit: so they do not overflow, unsigned.
    private int[] incomingDegrees(NodeIds ids, Workers workers) {
        int[] degrees = new int[nodeCount()];
        for (Page page : list) {
            int[] targets = page.rows.targets();
            workers.ranges(targets.length, (worker, from, to) -> {
                for (int slot = from; slot < to; slot++) {
                    INTS.getAndAdd(degrees, targets[slot], 1);
                }
            });
            for (int node = 0; node < degrees.length; node++) {
                long degree = Integer.toUnsignedLong(degrees[node]);
                if (degree > limit) {
                    throw Capacity.longRow(ids.id(node), degree, limit);
                }
            }
        }
        return degrees;
    }

    /// The entries whose targets are nodes `low` to `high - 1`, those numbered from 0: parts of rows, as these ascend.
    private Adjacency entriesOf(int low, int high, Workers workers) {
        int[] offsets = new int[nodeCount() + 1];
        for (Page page : list) {
            workers.ranges(page.rows.bounds(), (worker, from, to) -> {
                for (int row = from; row < to; row++) {
                    offsets[page.first + row] = page.rows.place(row, high) - page.rows.place(row, low);
                }
            });
        }
        Rows.prefixSums(offsets);
        int[] targets = new int[offsets[nodeCount()]];
        double[] weights = isWeighted() ? new double[targets.length] : null;
        for (Page page : list) {
            double[] all = page.rows.weights();
            workers.ranges(page.rows.bounds(), (worker, from, to) -> {
                for (int row = from; row < to; row++) {
                    int start = offsets[page.first + row];
                    int count = offsets[page.first + row + 1] - start;
                    int slot = page.rows.place(row, low);
                    for (int i = 0; i < count; i++) {
                        targets[start + i] = page.rows.targets()[slot + i] - low;
                    }
                    if (weights != null && all != null) {
                        System.arraycopy(all, slot, weights, start, count);
                    }
                }
            });
        }
        return new Adjacency(offsets, targets, weights);
    }
}
