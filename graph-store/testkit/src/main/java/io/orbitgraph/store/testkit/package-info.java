/// What tests of the store share: an in-memory key-value store that serves as the oracle, and contract tests.
@NullMarked
package io.orbitgraph.store.testkit;

import org.jspecify.annotations.NullMarked;
