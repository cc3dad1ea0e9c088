/// Similar nodes: by common neighbours, by properties, and the functions that compare two lists.
@NullMarked
package io.orbitgraph.algorithms.similarity;

import org.jspecify.annotations.NullMarked;
