/// The one error registry: {@link io.orbitgraph.model.error.ErrorCode} names every way a request can fail, with its
/// Neo4j code, GQLSTATUS, template and whether a retry can help; {@link io.orbitgraph.model.error.OrbitException}
/// carries it.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.error;
