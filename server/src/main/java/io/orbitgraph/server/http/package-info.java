/// HTTP: the discovery document that Neo4j's tools ask for, and health. On Armeria.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.server.http;
