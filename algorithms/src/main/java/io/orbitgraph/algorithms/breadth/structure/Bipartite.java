package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.alg.interfaces.PartitioningAlgorithm.Partitioning;
import org.jgrapht.alg.partition.BipartitePartitioning;

/// Whether the nodes fall in two sides with relationships between the sides only, and which: breadth-first 2-colouring.
/// The direction of relationships does not matter. O(nodes + relationships).
public final class Bipartite extends JGraphTAlgorithm<NoParameters, Optional<Groups>> {
    public Bipartite() {
        super("Bipartiteness", 250, 40);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {}

    /// The sides; empty where there is a cycle of odd length.
    @Override
    protected Optional<Groups> solve(CsrGraphView view, NoParameters parameters, long seed) {
        Partitioning<Integer> sides = new BipartitePartitioning<>(view).getPartitioning();
        if (sides == null) {
            return Optional.empty();
        }
        List<Set<Integer>> sets = sides.getPartitions();
        return Optional.of(Groups.of(view.csr().nodeCount(), sets));
    }
}
