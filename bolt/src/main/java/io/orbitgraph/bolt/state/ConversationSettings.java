package io.orbitgraph.bolt.state;

import io.orbitgraph.bolt.packstream.PackLimits;
import java.time.Duration;

/// What all conversations of a server have in common.
///
/// @param agent how the server names itself; drivers insist on `Neo4j/` and a version
/// @param loginLimits of messages before the client has logged in
/// @param limits of messages from then on
/// @param maxResponseBytes of one record or other answer
/// @param silence how long a client should wait for a sign of life before it gives up
/// @param routingTtl how long a client may keep a routing table
public record ConversationSettings(
        String agent,
        PackLimits loginLimits,
        PackLimits limits,
        int maxResponseBytes,
        Duration silence,
        Duration routingTtl) {}
