package io.orbitgraph.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Credentials;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginGuardTest {
    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong();

    private LoginGuard guard() {
        UserFile users = new UserFile(directory.resolve("users"));
        users.setPassword("neo4j", "right password");
        return new LoginGuard(users, true, () -> Instant.ofEpochMilli(now.get()));
    }

    private static void assertRefused(LoginGuard guard, String password, ErrorCode code) {
        assertThatThrownBy(() -> guard.verify(new Credentials.Basic("neo4j", password), "10.0.0.1:5000"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theRightPasswordIsAcceptedAgainAndAgain() {
        LoginGuard guard = guard();
        for (int i = 0; i < 3; i++) {
            assertThat(guard.verify(new Credentials.Basic("neo4j", "right password"), "a:1"))
                    .isEqualTo("neo4j");
        }
        assertRefused(guard, "wrong", ErrorCode.UNAUTHORIZED);
    }

    @Test
    void guessingIsSlowedDownByUserAndHost() {
        LoginGuard guard = guard();
        for (int i = 0; i < 3; i++) {
            assertRefused(guard, "guess " + i, ErrorCode.UNAUTHORIZED);
        }
        assertRefused(guard, "right password", ErrorCode.AUTHENTICATION_RATE_LIMIT);
        assertThat(guard.verify(new Credentials.Basic("neo4j", "right password"), "10.0.0.2:1"))
                .isEqualTo("neo4j");
        now.addAndGet(5001);
        assertThat(guard.verify(new Credentials.Basic("neo4j", "right password"), "10.0.0.1:9"))
                .isEqualTo("neo4j");
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        UserFile users = new UserFile(directory.resolve("users"));
        users.setPassword("neo4j", "right password");
        LoginGuard guard = new LoginGuard(users, true, () -> Instant.ofEpochMilli(now.get()));
        guard.verify(new Credentials.Basic("neo4j", "right password"), "a");
        users.setPassword("neo4j", "other password");
        assertRefused(guard, "right password", ErrorCode.UNAUTHORIZED);
    }

    @Test
    void otherSchemesAndNoneAreRefused() {
        LoginGuard guard = guard();
        assertThatThrownBy(() -> guard.verify(new Credentials.None(), "a")).isInstanceOf(OrbitException.class);
        assertThatThrownBy(() -> guard.verify(new Credentials.Other("kerberos"), "a"))
                .hasMessageContaining("kerberos");
        assertThat(new LoginGuard(new UserFile(directory.resolve("none")), false, Instant::now)
                        .verify(new Credentials.None(), "a"))
                .isEmpty();
    }
}
