/// Small structures over primitive arrays that several algorithms share. Each belongs to one thread.
@NullMarked
package io.orbitgraph.algorithms.primitive;

import org.jspecify.annotations.NullMarked;
