package io.orbitgraph.model.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement did.
///
/// @param bookmark of the commit; null inside an explicit transaction
/// @param plan the plan of an EXPLAIN or PROFILE; its {@code profile} numbers are present for PROFILE only
/// @param resultAvailableAfterMillis until the first record was there
/// @param resultConsumedAfterMillis from then until the last
public record Summary(
        QueryType type,
        Counters counters,
        String database,
        @Nullable String bookmark,
        @Nullable PlanDescription plan,
        List<Notification> notifications,
        long resultAvailableAfterMillis,
        long resultConsumedAfterMillis) {

    /// The kinds of statements, with Bolt's letters.
    public enum QueryType {
        READ("r"),
        READ_WRITE("rw"),
        WRITE("w"),
        SCHEMA("s");

        private final String code;

        QueryType(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
