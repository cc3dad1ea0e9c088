package io.orbitgraph.bolt;

/// What a protocol version can do that the one before could not; each constant holds the version it came with.
public enum Feature {
    /// Nodes, relationships and paths carry element ids.
    ELEMENT_IDS(5, 0),
    /// Date-times are sent as UTC seconds and not as local ones.
    UTC_DATE_TIMES(5, 0),
    /// Authentication has messages of its own: LOGON and LOGOFF.
    LOGON(5, 1),
    /// Clients choose which notifications they want.
    NOTIFICATION_FILTER(5, 2),
    TELEMETRY(5, 4),
    /// Summaries carry GQL statuses instead of notifications.
    STATUSES(5, 6),
    /// Failures carry a GQL status beside the Neo4j code.
    GQL_FAILURES(5, 7),
    /// BEGIN and RUN tell which database was chosen when the client named none; LOGON tells the server's
    /// address.
    RESOLVED_DATABASE(5, 8),
    /// Vectors, and a placeholder for types that the client's version does not know.
    VECTORS(6, 0),
    UUIDS(6, 1);

    private final BoltVersion since;

    Feature(int major, int minor) {
        this.since = new BoltVersion(major, minor);
    }

    public BoltVersion since() {
        return since;
    }
}
