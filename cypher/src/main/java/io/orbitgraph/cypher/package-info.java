/// The Cypher front end: from query text to the algebra.
@NullMarked
package io.orbitgraph.cypher;

import org.jspecify.annotations.NullMarked;
