@NullMarked
package io.orbitgraph.bolt.state;

import org.jspecify.annotations.NullMarked;
