@NullMarked
package io.orbitgraph.bolt.transport;

import org.jspecify.annotations.NullMarked;
