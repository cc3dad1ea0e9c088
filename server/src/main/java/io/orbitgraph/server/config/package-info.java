/// The configuration: {@code orbit.conf} with `key=value` lines, Neo4j's names where the meaning is Neo4j's,
/// environment variables and command-line options above it. Unknown keys are refused with the nearest known one.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.server.config;
