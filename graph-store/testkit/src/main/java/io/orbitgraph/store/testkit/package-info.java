/// What tests of the store share. Two oracles, meant to be right at a glance:
/// {@link io.orbitgraph.store.testkit.InMemoryKeyValueStore} and {@link
/// io.orbitgraph.store.testkit.InMemoryGraphStore};
/// and one class of tests for each port, which the test of an implementation extends. Never used by the server.
@NullMarked
package io.orbitgraph.store.testkit;

import org.jspecify.annotations.NullMarked;
