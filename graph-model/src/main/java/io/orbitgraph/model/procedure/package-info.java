/// The procedure port: how code outside the engine (algorithms, machine learning, retrieval, the server) adds
/// procedures
/// that queries can {@code CALL}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.procedure;
