@NullMarked
package io.orbitgraph.bolt.packstream;

import org.jspecify.annotations.NullMarked;
