package io.orbitgraph.model.session;

import io.orbitgraph.model.value.MapValue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a transaction is to run.
///
/// @param database null for the user's home database; names are case-insensitive
/// @param timeout null for the server's default, zero for none
/// @param bookmarks commits that the transaction must see; it waits until they are visible
/// @param impersonatedUser null for the session's own user
public record TransactionOptions(
        AccessMode mode,
        @Nullable String database,
        @Nullable Duration timeout,
        MapValue metadata,
        List<String> bookmarks,
        @Nullable String impersonatedUser) {
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(AccessMode.WRITE, null, null, MapValue.EMPTY, List.of(), null);

    public TransactionOptions withMode(AccessMode newMode) {
        return new TransactionOptions(newMode, database, timeout, metadata, bookmarks, impersonatedUser);
    }
}
