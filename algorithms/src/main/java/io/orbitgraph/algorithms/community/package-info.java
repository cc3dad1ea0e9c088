/// What all algorithms that find communities share.
@NullMarked
package io.orbitgraph.algorithms.community;

import org.jspecify.annotations.NullMarked;
