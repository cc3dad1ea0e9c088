package io.orbitgraph.model.session;

/// Who a client claims to be.
public sealed interface Credentials {
    /// No authentication; accepted only where the server runs without it.
    record None() implements Credentials {}

    /// User name and password. `toString` does not show the password.
    record Basic(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[user=" + user + "]";
        }
    }

    /// A scheme that a protocol understood as such but this server may not support (bearer, kerberos, custom).
    record Other(String scheme) implements Credentials {}
}
