/// Communities by modularity: Louvain, Leiden, and the measures of a given partition. Local moving is parallel and
/// still gives the same communities for any number of threads: see {@link
/// io.orbitgraph.algorithms.community.modularity.LocalMoving}.
@NullMarked
package io.orbitgraph.algorithms.community.modularity;

import org.jspecify.annotations.NullMarked;
