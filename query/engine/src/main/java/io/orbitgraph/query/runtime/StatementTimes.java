package io.orbitgraph.query.runtime;

import io.orbitgraph.model.temporal.TemporalContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The clocks and the randomness that a statement sees.
///
/// @param statement the zone, and the one instant that is "now" for the whole statement
/// @param transaction when the transaction began
/// @param real the running clock
public record StatementTimes(
        TemporalContext statement, Instant transaction, InstantSource real, RandomGenerator random) {}
