/// The procedure port: how code outside the engine (algorithms, machine learning, retrieval, the server) adds
/// procedures and functions to the query language.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.procedure;
