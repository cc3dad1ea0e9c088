@NullMarked
package io.orbitgraph.bolt.handshake;

import org.jspecify.annotations.NullMarked;
