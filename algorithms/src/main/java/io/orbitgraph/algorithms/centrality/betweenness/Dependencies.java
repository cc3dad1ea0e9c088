package io.orbitgraph.algorithms.centrality.betweenness;

import io.orbitgraph.algorithms.graph.Adjacency;

/// The search of one source: counts shortest paths on the way out, and adds up on the way back what share of them leads
/// through each node. One thread's; used again for the next source.
interface Dependencies {
    /// @param shares set for each node: the sum over targets of the share of shortest paths from `source` that lead
    /// through it; 0 for the source itself
    void from(int source, double[] shares);

    static Dependencies of(Adjacency out) {
        return out.weights() == null ? new UnweightedDependencies(out) : new WeightedDependencies(out);
    }
}
