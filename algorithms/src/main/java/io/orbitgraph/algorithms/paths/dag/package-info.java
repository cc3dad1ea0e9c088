/// Directed acyclic graphs: topological order and longest paths.
@NullMarked
package io.orbitgraph.algorithms.paths.dag;

import org.jspecify.annotations.NullMarked;
