package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import java.util.Set;
import org.jgrapht.alg.interfaces.PartitioningAlgorithm.Partitioning;
import org.jgrapht.alg.partition.BipartitePartitioning;

/// The two sides of a bipartite graph.
public record Sides(Set<Integer> first, Set<Integer> second) {
    /// Refuses a graph that has a cycle of odd length.
    public static Sides of(String algorithm, CsrGraphView view) {
        Partitioning<Integer> partitioning = new BipartitePartitioning<>(view).getPartitioning();
        if (partitioning == null) {
            throw Require.failure(algorithm + " needs a bipartite graph, but this one has a cycle of odd length;"
                    + " project relationships between two kinds of nodes only");
        }
        return new Sides(partitioning.getPartition(0), partitioning.getPartition(1));
    }
}
