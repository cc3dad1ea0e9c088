package io.orbitgraph.model.session;

/// The database as protocols see it. Thread-safe.
public interface GraphService {
    /// Checks credentials and opens a session for the user.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code UNAUTHORIZED} or {@code
    /// AUTHENTICATION_RATE_LIMIT}
    Session login(Credentials credentials, String clientAddress);
}
