package io.orbitgraph.algorithms.paths.tree;

/// @param sourceNode the root; the tree spans its component
/// @param maximize whether weights are to be large instead of small
/// @param k how many nodes the tree keeps at most: then leaves of the worst weight are cut off, one after the other,
/// the root never; 0 keeps all
public record SpanningTreeParameters(int sourceNode, boolean maximize, int k) {
    /// A minimum spanning tree of all that can be reached.
    public static SpanningTreeParameters from(int sourceNode) {
        return new SpanningTreeParameters(sourceNode, false, 0);
    }

    public SpanningTreeParameters maximizing() {
        return new SpanningTreeParameters(sourceNode, true, k);
    }

    public SpanningTreeParameters withNodes(int count) {
        return new SpanningTreeParameters(sourceNode, maximize, count);
    }
}
