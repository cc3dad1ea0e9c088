/// The Bolt protocol: PackStream, messages, the state machine of a connection, and its transport.
/// It knows values, errors and the session port, and neither a query language nor a store.
@NullMarked
package io.orbitgraph.bolt;

import org.jspecify.annotations.NullMarked;
