/// What a connection may do next, and doing it. {@link io.orbitgraph.bolt.state.Transitions} is the state
/// machine as pure functions; {@link io.orbitgraph.bolt.state.Conversation} performs the requests on the
/// session port and writes the answers; {@link io.orbitgraph.bolt.state.InterruptGate} is the one thing here
/// that other threads touch. No sockets and no threads.
@NullMarked
package io.orbitgraph.bolt.state;

import org.jspecify.annotations.NullMarked;
