package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.GraphStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Bookmarks: `OB:` database id `:` commit number. Clients pass them on as they are.
final class Bookmarks {
    private static final String PREFIX = "OB:";

    private final GraphStore store;
    private final Duration timeout;

    Bookmarks(GraphStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
    }

    String of(long commit) {
        return PREFIX + store.databaseId() + ":" + commit;
    }

    /// Waits until all commits that the bookmarks name are visible.
    void await(List<String> bookmarks) {
        long newest = -1;
        for (String bookmark : bookmarks) {
            newest = Math.max(newest, commit(bookmark));
        }
        if (newest > store.lastCommit() && !store.awaitCommit(newest, timeout)) {
            throw new OrbitException(
                    ErrorCode.BOOKMARK_TIMEOUT,
                    "The database did not reach the bookmark within " + timeout.toSeconds() + " s");
        }
    }

    private long commit(String bookmark) {
        int colon = bookmark.lastIndexOf(':');
        if (!bookmark.startsWith(PREFIX) || colon < PREFIX.length()) {
            throw invalid(bookmark, "is not a bookmark of this server");
        }
        try {
            if (!UUID.fromString(bookmark.substring(PREFIX.length(), colon)).equals(store.databaseId())) {
                throw invalid(bookmark, "is of another database");
            }
            long commit = Long.parseLong(bookmark.substring(colon + 1));
            if (commit < 0) {
                throw invalid(bookmark, "is not a bookmark of this server");
            }
            return commit;
        } catch (IllegalArgumentException e) {
            throw invalid(bookmark, "is malformed");
        }
    }

    private static OrbitException invalid(String bookmark, String why) {
        return new OrbitException(ErrorCode.INVALID_BOOKMARK, "The bookmark '" + bookmark + "' " + why);
    }
}
