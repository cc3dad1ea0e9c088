/// Graphs as compressed adjacency arrays, and how they are made: from edge lists
/// ({@link io.orbitgraph.algorithms.graph.CsrBuilder}), from a store's snapshot
/// ({@link io.orbitgraph.algorithms.graph.StoreProjection}), from a random model
/// ({@link io.orbitgraph.algorithms.graph.GraphGenerator}).
///
/// Nodes are numbered from 0 inside; {@link io.orbitgraph.algorithms.graph.NodeIds} translates at the edges.
@NullMarked
package io.orbitgraph.algorithms.graph;

import org.jspecify.annotations.NullMarked;
