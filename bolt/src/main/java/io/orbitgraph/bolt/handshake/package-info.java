/// The first bytes of a connection: is this a Bolt client, and which version do both ends speak?
/// {@link io.orbitgraph.bolt.handshake.Negotiation} is the rule,
/// {@link io.orbitgraph.bolt.handshake.HandshakeDecoder} the bytes,
/// {@link io.orbitgraph.bolt.handshake.HttpEntrance} the answer to browsers that come with HTTP.
@NullMarked
package io.orbitgraph.bolt.handshake;

import org.jspecify.annotations.NullMarked;
