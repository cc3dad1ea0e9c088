/// A database without a store for the tests of the protocol: it understands a dozen words instead of a query
/// language, but keeps the promises of the session port (one transaction at a time, doomed by failures,
/// interruptible from any thread).
@NullMarked
package io.orbitgraph.bolt.fake;

import org.jspecify.annotations.NullMarked;
