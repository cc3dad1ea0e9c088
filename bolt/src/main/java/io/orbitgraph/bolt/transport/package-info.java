/// Sockets and threads. {@link io.orbitgraph.bolt.transport.BoltServer} listens; a
/// {@link io.orbitgraph.bolt.transport.BoltConnection} stands between reading, which only cuts messages and
/// notices RESET, and performing the connection's requests one after another;
/// {@link io.orbitgraph.bolt.transport.RelayEventLoop} decides on which thread: the one that has read them,
/// which another relieves of reading when a request takes long.
@NullMarked
package io.orbitgraph.bolt.transport;

import org.jspecify.annotations.NullMarked;
