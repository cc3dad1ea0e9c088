package io.orbitgraph.server.auth;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Credentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Checks credentials against the user file. After three wrong passwords in a row for a user from an address, further
/// attempts are refused for five seconds, so that passwords cannot be tried out. Thread-safe; a check takes about 30 ms
/// of CPU, except for the password that was right last time, which is remembered as a hash of its own for this process.
public final class LoginGuard {
    private static final int FREE_FAILURES = 3;
    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final int REMEMBERED = 10_000;

    private final UserFile users;
    private final boolean required;
    private final InstantSource clock;
    private final RecentLogins recent = new RecentLogins();

    /// The oldest entries are forgotten first.
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, long lastMillis) {}

    /// @param required whether clients must log in
    public LoginGuard(UserFile users, boolean required, InstantSource clock) {
        this.users = users;
        this.required = required;
        this.clock = clock;
    }

    /// @param clientAddress host and port or host alone; attempts are counted by host
    /// @return the user's name; empty if the server runs without authentication
    /// @throws OrbitException with {@code UNAUTHORIZED}, {@code AUTHENTICATION_RATE_LIMIT} or {@code
    /// UNSUPPORTED_AUTHENTICATION}
    public String verify(Credentials credentials, String clientAddress) {
        if (!required) {
            return credentials instanceof Credentials.Basic(String user, String _) ? user : "";
        }
        return switch (credentials) {
            case Credentials.Basic(String user, String password) -> verify(user, password, clientAddress);
            case Credentials.None() ->
                throw new OrbitException(
                        ErrorCode.UNAUTHORIZED, "This server needs a login: give a user name and a password.");
            case Credentials.Other(String scheme) ->
                throw new OrbitException(
                        ErrorCode.UNSUPPORTED_AUTHENTICATION,
                        "The authentication scheme '" + scheme + "' is not supported; use 'basic'.");
        };
    }

    private String verify(String user, String password, String clientAddress) {
        String key = user + "@" + clientAddress.replaceAll(":\\d+$", "");
        refuseIfLocked(key);
        Optional<PasswordHash> hash = users.find(user);
        boolean right = hash.isPresent()
                && (recent.isRemembered(user, password, hash.get())
                        || hash.get().matches(password));
        if (hash.isEmpty()) {
            // As long as for a wrong password, so that names cannot be found out.
            PasswordHash.waste(password);
        }
        if (!right) {
            recordFailure(key);
            throw new OrbitException(ErrorCode.UNAUTHORIZED, "The user name or the password is wrong.");
        }
        recent.remember(user, password, hash.orElseThrow());
        synchronized (failures) {
            failures.remove(key);
        }
        return user;
    }

    private void refuseIfLocked(String key) {
        synchronized (failures) {
            Failures known = failures.get(key);
            if (known != null
                    && known.count() >= FREE_FAILURES
                    && clock.millis() - known.lastMillis() < LOCK.toMillis()) {
                throw new OrbitException(
                        ErrorCode.AUTHENTICATION_RATE_LIMIT,
                        "Too many wrong passwords; wait " + LOCK.toSeconds() + " seconds before the next attempt.");
            }
        }
    }

    private void recordFailure(String key) {
        synchronized (failures) {
            Failures known = failures.remove(key);
            failures.put(key, new Failures(known == null ? 1 : known.count() + 1, clock.millis()));
        }
    }
}
