package io.orbitgraph.bolt.message;

import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
public sealed interface Request {

    /// @param credentials null from Bolt 5.1 on, where LOGON brings them
    /// @param routing what a routing client says of the server it wanted, e.g. its `address`; null for a direct
    /// client
    /// @param utcPatch the client of Bolt 4.4 asks for UTC date-times
    record Hello(
            @Nullable Credentials credentials, @Nullable MapValue routing, boolean utcPatch, NotificationFilter filter)
            implements Request {}

    record Logon(Credentials credentials) implements Request {}

    record Logoff() implements Request {}

    record Goodbye() implements Request {}

    record Reset() implements Request {}

    /// @param options and `filter` count only outside an explicit transaction
    record Run(String query, MapValue parameters, TransactionOptions options, NotificationFilter filter)
            implements Request {}

    record Begin(TransactionOptions options, NotificationFilter filter) implements Request {}

    record Commit() implements Request {}

    record Rollback() implements Request {}

    /// @param count records wanted; -1 for all
    /// @param queryId which of the open results; -1 for the last
    record Pull(long count, long queryId) implements Request {}

    /// @param count records to drop; -1 for all
    /// @param queryId which of the open results; -1 for the last
    record Discard(long count, long queryId) implements Request {}

    /// @param routing as in {@link Hello}
    record Route(MapValue routing, TransactionOptions options) implements Request {}

    /// @param api 0 managed transaction, 1 explicit transaction, 2 auto-commit, 3 execute query
    record Telemetry(int api) implements Request {}
}
