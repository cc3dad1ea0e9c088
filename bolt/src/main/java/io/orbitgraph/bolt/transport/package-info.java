/// Sockets and threads. {@link io.orbitgraph.bolt.transport.BoltServer} listens; a
/// {@link io.orbitgraph.bolt.transport.BoltConnection} stands between the event loop, which only cuts messages and
/// notices
/// RESET, and the worker that performs the connection's requests one after another;
/// {@link io.orbitgraph.bolt.transport.Workers} decides which thread that is.
@NullMarked
package io.orbitgraph.bolt.transport;

import org.jspecify.annotations.NullMarked;
