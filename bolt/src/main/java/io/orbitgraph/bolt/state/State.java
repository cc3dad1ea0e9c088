package io.orbitgraph.bolt.state;

/// Where a connection stands.
public enum State {
    /// The version is agreed upon, HELLO is awaited.
    NEGOTIATION,
    /// LOGON is awaited.
    AUTHENTICATION,
    READY,
    /// A statement in a transaction of its own has records to be pulled.
    AUTO_COMMIT,
    /// An explicit transaction is open.
    IN_TRANSACTION,
    /// A request failed; everything is ignored until RESET.
    FAILED,
    /// Over; the connection is about to be closed.
    DEFUNCT
}
