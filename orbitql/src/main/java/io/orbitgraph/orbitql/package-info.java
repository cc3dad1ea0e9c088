/// Home of the OrbitQL front end, in the same four steps as Cypher: grammar, syntax tree, semantic checks, algebra.
/// Empty so far.
@NullMarked
package io.orbitgraph.orbitql;

import org.jspecify.annotations.NullMarked;
