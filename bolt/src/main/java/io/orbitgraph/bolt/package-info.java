/// The Bolt protocol: PackStream, messages, the state machine of a connection, and its transport. It knows
/// values, errors and the session port, and neither a query language nor a store.
///
/// The packages from the ground up: `packstream` (values as bytes), `frame` (messages as chunks), `message`
/// (requests and responses), `state` (what a connection may do next, and doing it), `handshake` (which
/// version), `transport` (sockets and threads). Start reading at
/// {@link io.orbitgraph.bolt.transport.BoltServer} or, for the protocol itself, at
/// {@link io.orbitgraph.bolt.state.Conversation}. Here are only the versions, which everything below asks.
@NullMarked
package io.orbitgraph.bolt;

import org.jspecify.annotations.NullMarked;
