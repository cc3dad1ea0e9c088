/// The procedures of the graph catalogue, `gds.graph.*`: projecting, listing and dropping graphs, changing them,
/// reading and writing what is in them.
@NullMarked
package io.orbitgraph.algorithms.procedure.catalog;

import org.jspecify.annotations.NullMarked;
