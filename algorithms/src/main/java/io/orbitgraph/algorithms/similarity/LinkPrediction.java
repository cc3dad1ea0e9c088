package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Scores of how likely a relationship between two nodes is, by their neighbours (Liben-Nowell, Kleinberg: The
/// link-prediction problem for social networks, 2003). Parallel relationships count once, self-loops do not. As
/// thread-safe as what it reads; each score is O(degree).
public final class LinkPrediction {
    /// Where neighbours are read.
    @FunctionalInterface
    public interface Neighbourhoods {
        /// The nodes beside `node`, but for itself, ascending without repetition.
        long[] of(long node);
    }

    private final Neighbourhoods neighbourhoods;

    public LinkPrediction(Neighbourhoods neighbourhoods) {
        this.neighbourhoods = neighbourhoods;
    }

    /// By node number, in either direction. Thread-safe.
    ///
    /// @param workers build the incoming direction of a directed graph, if it has none yet
    public LinkPrediction(CsrGraph graph, Workers workers) {
        Adjacency[] directions =
                graph.isUndirected() ? new Adjacency[] {graph.out()} : new Adjacency[] {graph.out(), graph.in(workers)};
        this.neighbourhoods = node -> neighbours((int) node, directions);
    }

    private static long[] neighbours(int node, Adjacency[] directions) {
        int most = 0;
        for (Adjacency direction : directions) {
            most += direction.degree(node);
        }
        long[] all = new long[most];
        int size = 0;
        for (Adjacency direction : directions) {
            for (int slot = direction.offsets()[node]; slot < direction.offsets()[node + 1]; slot++) {
                all[size++] = direction.targets()[slot];
            }
        }
        return neighbourhood(node, all, size);
    }

    /// Makes a {@link Neighbourhoods neighbourhood} of the nodes that a node's relationships lead to.
    ///
    /// @param ends in any order; the first `size` count; changed
    public static long[] neighbourhood(long node, long[] ends, int size) {
        Arrays.sort(ends, 0, size);
        int different = 0;
        for (int i = 0; i < size; i++) {
            if (ends[i] != node && (different == 0 || ends[different - 1] != ends[i])) {
                ends[different++] = ends[i];
            }
        }
        return Arrays.copyOf(ends, different);
    }

    /// Common neighbours, each weighted by `1 / ln(its neighbours)` (Adamic, Adar 2003). One that has fewer than two
    /// counts nothing; that there is such a one only where relationships are read in one direction.
    public double adamicAdar(long a, long b) {
        double sum = 0;
        for (long common : common(a, b)) {
            int neighbours = neighbourhoods.of(common).length;
            sum += neighbours < 2 ? 0 : 1 / Math.log(neighbours);
        }
        return sum;
    }

    public int commonNeighbors(long a, long b) {
        return common(a, b).length;
    }

    /// The product of the numbers of neighbours (Barabási, Albert 1999).
    public double preferentialAttachment(long a, long b) {
        return (double) neighbourhoods.of(a).length * neighbourhoods.of(b).length;
    }

    /// Common neighbours, each weighted by `1 / (its neighbours)` (Zhou, Lü, Zhang 2009); one that has none, where
    /// relationships are read in one direction, counts nothing.
    public double resourceAllocation(long a, long b) {
        double sum = 0;
        for (long common : common(a, b)) {
            int neighbours = neighbourhoods.of(common).length;
            sum += neighbours == 0 ? 0 : 1.0 / neighbours;
        }
        return sum;
    }

    /// Neighbours of one or the other.
    public int totalNeighbors(long a, long b) {
        return neighbourhoods.of(a).length + neighbourhoods.of(b).length - common(a, b).length;
    }

    /// 1 if both are in the same community, else 0.
    ///
    /// @param communities one for each node
    public static double sameCommunity(int a, int b, long[] communities) {
        return communities[a] == communities[b] ? 1 : 0;
    }

    private long[] common(long a, long b) {
        long[] first = neighbourhoods.of(a);
        long[] second = neighbourhoods.of(b);
        long[] common = new long[Math.min(first.length, second.length)];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                common[size++] = first[i];
                i++;
                j++;
            } else if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(common, size);
    }
}
