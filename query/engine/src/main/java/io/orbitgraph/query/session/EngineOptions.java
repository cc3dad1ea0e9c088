package io.orbitgraph.query.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How the engine runs statements.
///
/// @param transactionTimeout for transactions that ask for none; zero for no limit
/// @param bookmarkTimeout how long a transaction waits for a bookmark
/// @param statementMemoryBytes the most that one statement may hold
/// @param sharedMemoryBytes the most that all statements together may hold
/// @param planCacheSize number of statements whose plans are kept
/// @param advertisedAddress host and port that routing tables name where the client does not say what it called
/// @param settings what `SHOW SETTINGS` and `dbms.listConfig` show
/// @param clock the present and the default zone; UTC unless configured, as Neo4j's `db.temporal.timezone` is
public record EngineOptions(
        Duration transactionTimeout,
        Duration bookmarkTimeout,
        long statementMemoryBytes,
        long sharedMemoryBytes,
        int planCacheSize,
        String advertisedAddress,
        Map<String, String> settings,
        Clock clock,
        RandomGenerator random) {
    public static final EngineOptions DEFAULT = new EngineOptions(
            Duration.ZERO,
            Duration.ofSeconds(30),
            Runtime.getRuntime().maxMemory() / 2,
            Runtime.getRuntime().maxMemory() / 4 * 3,
            1_000,
            "localhost:7687",
            Map.of(),
            Clock.systemUTC(),
            RandomGenerator.getDefault());

    public EngineOptions {
        settings = Map.copyOf(settings);
    }
}
