/// Cypher, engine and store together, without a network between: golden plans, answers, and plans of one query against
/// each other.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.server.engine;
