/// What tests of the store share. Two oracles, meant to be right at a glance: `InMemoryKeyValueStore`
/// and {@link io.orbitgraph.store.testkit.InMemoryGraphStore}; and one class of tests for each port that an
/// implementation
/// extends. Used by tests of other modules, never by the server.
@NullMarked
package io.orbitgraph.store.testkit;

import org.jspecify.annotations.NullMarked;
