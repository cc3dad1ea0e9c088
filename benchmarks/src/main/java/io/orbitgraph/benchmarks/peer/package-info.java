/// The systems that are measured, each in a process of its own. Peers are fetched when a run asks for them and never
/// ship.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.benchmarks.peer;
