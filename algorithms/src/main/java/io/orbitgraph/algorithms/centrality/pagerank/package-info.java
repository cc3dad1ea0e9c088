/// PageRank and its kin: article rank and eigenvector centrality. All pull along incoming relationships, so that each
/// node is written by one thread and sums have one order.
@NullMarked
package io.orbitgraph.algorithms.centrality.pagerank;

import org.jspecify.annotations.NullMarked;
