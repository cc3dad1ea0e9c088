package io.orbitgraph.query.session;

import io.orbitgraph.model.session.Credentials;

/// Who may log in. Implemented by the server. Thread-safe.
@FunctionalInterface
public interface Authenticator {
    /// Lets everybody in, with the name they give.
    Authenticator OPEN = (credentials, _) -> credentials instanceof Credentials.Basic(var user, var _) ? user : "";

    /// @return the user's name; empty where the server runs without authentication
    /// @throws io.orbitgraph.model.error.OrbitException with {@code UNAUTHORIZED}, {@code AUTHENTICATION_RATE_LIMIT} or
    /// {@code UNSUPPORTED_AUTHENTICATION}
    String verify(Credentials credentials, String clientAddress);
}
