package io.orbitgraph.algorithms.paths.tree;

/// @param tree its root is -1 where the graph has no nodes
/// @param prizes the sum over the nodes of the tree
public record PrizeTree(Tree tree, double prizes) {}
