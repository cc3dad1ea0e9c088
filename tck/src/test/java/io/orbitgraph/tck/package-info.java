/// Black-box conformance: the openCypher scenarios and drivers against a running server.
@NullMarked
package io.orbitgraph.tck;

import org.jspecify.annotations.NullMarked;
