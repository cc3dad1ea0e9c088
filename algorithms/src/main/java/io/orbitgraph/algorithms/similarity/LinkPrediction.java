package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Scores of how likely a relationship between two nodes is, by their neighbours in either direction (Liben-Nowell,
/// Kleinberg: The link-prediction problem for social networks, 2003). Parallel relationships count once, self-loops do
/// not. Immutable, thread-safe; each score is O(degree).
public final class LinkPrediction {
    private final Adjacency[] directions;

    /// @param workers build the incoming direction of a directed graph, if it has none yet
    public LinkPrediction(CsrGraph graph, Workers workers) {
        directions =
                graph.isUndirected() ? new Adjacency[] {graph.out()} : new Adjacency[] {graph.out(), graph.in(workers)};
    }

    /// Common neighbours, each weighted by `1 / ln(its neighbours)` (Adamic, Adar 2003).
    public double adamicAdar(int a, int b) {
        double sum = 0;
        for (int common : common(a, b)) {
            sum += 1 / Math.log(neighbours(common).length);
        }
        return sum;
    }

    public int commonNeighbors(int a, int b) {
        return common(a, b).length;
    }

    /// The product of the numbers of neighbours (Barabási, Albert 1999).
    public double preferentialAttachment(int a, int b) {
        return (double) neighbours(a).length * neighbours(b).length;
    }

    /// Common neighbours, each weighted by `1 / (its neighbours)` (Zhou, Lü, Zhang 2009).
    public double resourceAllocation(int a, int b) {
        double sum = 0;
        for (int common : common(a, b)) {
            sum += 1.0 / neighbours(common).length;
        }
        return sum;
    }

    /// Neighbours of one or the other.
    public int totalNeighbors(int a, int b) {
        return neighbours(a).length + neighbours(b).length - common(a, b).length;
    }

    /// 1 if both are in the same community, else 0.
    ///
    /// @param communities one for each node
    public static double sameCommunity(int a, int b, long[] communities) {
        return communities[a] == communities[b] ? 1 : 0;
    }

    private int[] common(int a, int b) {
        int[] first = neighbours(a);
        int[] second = neighbours(b);
        int[] common = new int[Math.min(first.length, second.length)];
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

    private int[] neighbours(int node) {
        int most = 0;
        for (Adjacency direction : directions) {
            most += direction.degree(node);
        }
        int[] all = new int[most];
        int size = 0;
        for (Adjacency direction : directions) {
            int degree = direction.degree(node);
            System.arraycopy(direction.targets(), direction.offsets()[node], all, size, degree);
            size += degree;
        }
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < size; i++) {
            if (all[i] != node && (different == 0 || all[different - 1] != all[i])) {
                all[different++] = all[i];
            }
        }
        return Arrays.copyOf(all, different);
    }
}
