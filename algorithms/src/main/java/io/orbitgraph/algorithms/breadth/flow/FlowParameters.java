package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.run.Require;

/// @param sourceNode where the flow comes from
/// @param targetNode where it goes, another node
public record FlowParameters(int sourceNode, int targetNode, FlowVariant algorithm) {
    public static FlowParameters of(int sourceNode, int targetNode) {
        return new FlowParameters(sourceNode, targetNode, FlowVariant.PUSH_RELABEL);
    }

    void check(int nodeCount) {
        Require.node("sourceNode", sourceNode, nodeCount);
        Require.node("targetNode", targetNode, nodeCount);
        Require.that(sourceNode != targetNode, "sourceNode and targetNode are the same node");
    }

    public FlowParameters with(FlowVariant other) {
        return new FlowParameters(sourceNode, targetNode, other);
    }
}
