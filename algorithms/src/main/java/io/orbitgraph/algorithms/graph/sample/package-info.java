/// Parts of a projection that are chosen at random and look like the whole.
@NullMarked
package io.orbitgraph.algorithms.graph.sample;

import org.jspecify.annotations.NullMarked;
