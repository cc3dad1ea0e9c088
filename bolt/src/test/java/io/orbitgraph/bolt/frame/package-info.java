@NullMarked
package io.orbitgraph.bolt.frame;

import org.jspecify.annotations.NullMarked;
