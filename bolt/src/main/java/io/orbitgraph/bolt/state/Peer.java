package io.orbitgraph.bolt.state;

import io.orbitgraph.bolt.BoltVersion;

/// The two ends of a connection.
///
/// @param id unique in the server's life, shown in logs
/// @param version the one that was agreed upon
/// @param announceVersion whether HELLO is answered with the version, as clients of the newer handshake expect
/// @param clientAddress for logs and for limits on logins
/// @param serverAddress host and port, for clients that do not say how they reached the server
public record Peer(
        String id, BoltVersion version, boolean announceVersion, String clientAddress, String serverAddress) {}
