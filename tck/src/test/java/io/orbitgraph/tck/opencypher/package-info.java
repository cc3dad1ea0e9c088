/// The openCypher TCK, strict: error type, phase and detail, side effects, column text, element order where asked for.
///
/// {@link io.orbitgraph.tck.opencypher.OpenCypherTckTest} runs all cases of the published artifact and holds the
/// ratchet: the file {@code known-failures.txt} lists what still fails, and the build breaks when a listed case passes
/// or another one fails.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.tck.opencypher;
