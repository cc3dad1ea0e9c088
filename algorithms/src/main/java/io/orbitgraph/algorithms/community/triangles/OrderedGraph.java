package io.orbitgraph.algorithms.community.triangles;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Chunks;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// An undirected graph with nodes renamed by descending degree, that keeps of each relationship only the entry from the
/// lower degree to the higher. Rows are short (at most sqrt of twice the relationships), and what they point to has
/// small names, so that bitmaps stay in cache. Self-loops and parallel relationships are gone.
final class OrderedGraph {
    /// Smaller than elsewhere, as the work for an entry is a whole row.
    private static final int CHUNK_ENTRIES = 2048;

    private final int[] offsets;
    private final int[] targets;
    private final int[] names;
    private final int[] degrees;

    private OrderedGraph(int[] offsets, int[] targets, int[] names, int[] degrees) {
        this.offsets = offsets;
        this.targets = targets;
        this.names = names;
        this.degrees = degrees;
    }

    static MemoryEstimate estimate(GraphSize size) {
        return MemoryEstimate.of("ordered relationships", 16 * size.nodes() + 2 * size.entries());
    }

    /// @param maxDegree nodes of a higher degree lose their relationships
    static OrderedGraph of(CsrGraph graph, int maxDegree, Workers workers) {
        Adjacency adjacency = graph.out();
        int nodes = graph.nodeCount();
        int[] degrees = degrees(adjacency, false, workers);
        int[] names = byDegree(degrees);
        int[] ranks = new int[nodes];
        for (int rank = 0; rank < nodes; rank++) {
            ranks[names[rank]] = rank;
        }
        int[] all = adjacency.targets();
        int[] starts = adjacency.offsets();
        int[] offsets = new int[nodes + 1];
        workers.ranges(nodes, 1024, (worker, from, to) -> {
            for (int rank = from; rank < to; rank++) {
                int node = names[rank];
                int kept = 0;
                for (int slot = starts[node]; slot < starts[node + 1] && degrees[node] <= maxDegree; slot++) {
                    kept += isKept(all, starts[node], slot, ranks, rank, degrees, maxDegree) ? 1 : 0;
                }
                offsets[rank] = kept;
            }
        });
        int sum = 0;
        for (int rank = 0; rank <= nodes; rank++) {
            int kept = offsets[rank];
            offsets[rank] = sum;
            sum += kept;
        }
        int[] targets = new int[sum];
        workers.ranges(nodes, 1024, (worker, from, to) -> {
            for (int rank = from; rank < to; rank++) {
                int node = names[rank];
                int at = offsets[rank];
                for (int slot = starts[node]; slot < starts[node + 1] && degrees[node] <= maxDegree; slot++) {
                    if (isKept(all, starts[node], slot, ranks, rank, degrees, maxDegree)) {
                        targets[at++] = ranks[all[slot]];
                    }
                }
                Arrays.sort(targets, offsets[rank], at);
            }
        });
        return new OrderedGraph(offsets, targets, names, degrees);
    }

    private static boolean isKept(int[] all, int start, int slot, int[] ranks, int rank, int[] degrees, int maxDegree) {
        int target = all[slot];
        return ranks[target] < rank && degrees[target] <= maxDegree && (slot == start || all[slot - 1] != target);
    }

    /// How many different neighbours each node has.
    ///
    /// @param countsLoops whether it may be one itself
    static int[] degrees(Adjacency adjacency, boolean countsLoops, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        int[] degrees = new int[adjacency.nodeCount()];
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int degree = 0;
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    boolean counts = countsLoops || targets[slot] != node;
                    if (counts && (slot == offsets[node] || targets[slot] != targets[slot - 1])) {
                        degree++;
                    }
                }
                degrees[node] = degree;
            }
        });
        return degrees;
    }

    /// Nodes by descending degree, equal ones by number.
    private static int[] byDegree(int[] degrees) {
        int most = 0;
        for (int degree : degrees) {
            most = Math.max(most, degree);
        }
        int[] starts = new int[most + 2];
        for (int degree : degrees) {
            starts[most - degree + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] names = new int[degrees.length];
        for (int node = 0; node < degrees.length; node++) {
            names[starts[most - degrees[node]]++] = node;
        }
        return names;
    }

    /// Ranges of ranks for parallel counting.
    int[] bounds() {
        return Chunks.byEntries(offsets, CHUNK_ENTRIES);
    }

    int[] offsets() {
        return offsets;
    }

    /// Ranks that are less than that of the row, ascending.
    int[] targets() {
        return targets;
    }

    /// The node of each rank.
    int[] names() {
        return names;
    }

    /// The simple degree of each node.
    int[] degrees() {
        return degrees;
    }

    /// Counts the triangles whose node of lowest degree has a rank in `[from, to)`.
    ///
    /// @param counts by rank; added to at all three corners
    /// @param marks all zero, a bit for each rank; all zero again afterwards
    void count(int from, int to, long[] counts, long[] marks) {
        for (int rank = from; rank < to; rank++) {
            mark(rank, marks);
            long own = 0;
            for (int slot = offsets[rank]; slot < offsets[rank + 1]; slot++) {
                int middle = targets[slot];
                int closed = 0;
                int end = offsets[middle + 1];
                for (int third = offsets[middle]; third < end; third++) {
                    int corner = targets[third];
                    if ((marks[corner >>> 6] >>> corner & 1) != 0) {
                        closed++;
                        counts[corner]++;
                    }
                }
                counts[middle] += closed;
                own += closed;
            }
            counts[rank] += own;
            unmark(rank, marks);
        }
    }

    /// As the other {@link #count}, of triangles whose corners {@link Corners#match}.
    ///
    /// @param kinds by rank
    void count(int from, int to, byte[] kinds, long[] counts, long[] marks) {
        for (int rank = from; rank < to; rank++) {
            mark(rank, marks);
            for (int slot = offsets[rank]; slot < offsets[rank + 1]; slot++) {
                int middle = targets[slot];
                for (int third = offsets[middle]; third < offsets[middle + 1]; third++) {
                    int corner = targets[third];
                    if ((marks[corner >>> 6] >>> corner & 1) != 0
                            && Corners.match(kinds[rank], kinds[middle], kinds[corner])) {
                        counts[rank]++;
                        counts[middle]++;
                        counts[corner]++;
                    }
                }
            }
            unmark(rank, marks);
        }
    }

    /// As {@link #count}, but only how many.
    long total(int from, int to, long[] marks) {
        long total = 0;
        for (int rank = from; rank < to; rank++) {
            mark(rank, marks);
            for (int slot = offsets[rank]; slot < offsets[rank + 1]; slot++) {
                int middle = targets[slot];
                int end = offsets[middle + 1];
                int closed = 0;
                for (int third = offsets[middle]; third < end; third++) {
                    int corner = targets[third];
                    closed += (int) (marks[corner >>> 6] >>> corner & 1);
                }
                total += closed;
            }
            unmark(rank, marks);
        }
        return total;
    }

    /// Sets the bits of what `rank` points to.
    void mark(int rank, long[] marks) {
        for (int slot = offsets[rank]; slot < offsets[rank + 1]; slot++) {
            marks[targets[slot] >>> 6] |= 1L << targets[slot];
        }
    }

    void unmark(int rank, long[] marks) {
        for (int slot = offsets[rank]; slot < offsets[rank + 1]; slot++) {
            marks[targets[slot] >>> 6] = 0;
        }
    }
}
