/// Partitions by the weight between their parts.
@NullMarked
package io.orbitgraph.algorithms.community.cut;

import org.jspecify.annotations.NullMarked;
