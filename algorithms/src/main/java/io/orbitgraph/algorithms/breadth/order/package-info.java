/// Reachability in directed graphs: closure, reduction, common ancestors, dominators, condensation.
@NullMarked
package io.orbitgraph.algorithms.breadth.order;

import org.jspecify.annotations.NullMarked;
