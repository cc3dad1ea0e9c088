package io.orbitgraph.model.temporal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// What the reading and making of temporal values depends on besides its arguments.
///
/// @param zone for values that need a zone and are given none
/// @param now the instant that "the present" is, and at which a zone's name stands for an offset in a time without a
/// day
public record TemporalContext(ZoneId zone, Instant now) {
    /// The present in the default zone.
    public ZonedDateTime zonedNow() {
        return now.atZone(zone);
    }
}
