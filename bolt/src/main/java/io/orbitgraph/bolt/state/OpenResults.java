package io.orbitgraph.bolt.state;

import io.orbitgraph.bolt.message.NotificationFilter;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results that a client can still pull from: one outside a transaction, any number inside.
final class OpenResults {
    /// One of them.
    static final class OpenResult {
        final QueryResult result;
        final NotificationFilter filter;
        final boolean hasColumns;
        final int id;
        boolean hadRecords;

        OpenResult(QueryResult result, NotificationFilter filter, int id) {
            this.result = result;
            this.filter = filter;
            this.hasColumns = !result.fields().isEmpty();
            this.id = id;
        }
    }

    private final Map<Integer, OpenResult> earlier = new HashMap<>();
    private @Nullable OpenResult last;
    private int nextId;

    OpenResult add(QueryResult result, NotificationFilter filter) {
        OpenResult opened = new OpenResult(result, filter, nextId++);
        if (last != null) {
            earlier.put(last.id, last);
        }
        last = opened;
        return opened;
    }

    /// The result with this id, or the last for -1.
    ///
    /// @throws OrbitException with {@code REQUEST_INVALID} if there is none
    OpenResult get(long id) {
        OpenResult newest = last;
        if (newest != null && (id == -1 || id == newest.id)) {
            return newest;
        }
        OpenResult found = id == (int) id ? earlier.get((int) id) : null;
        if (found == null) {
            throw new OrbitException(
                    ErrorCode.REQUEST_INVALID,
                    id == -1 ? "there is no open result" : "there is no open result of id " + id);
        }
        return found;
    }

    void close(OpenResult finished) {
        if (finished == last) {
            last = null;
        } else {
            earlier.remove(finished.id);
        }
        finished.result.close();
    }

    /// Forgets all without closing them: their transaction does that.
    void clear() {
        earlier.clear();
        last = null;
        nextId = 0;
    }

    /// The only result, outside a transaction.
    @Nullable
    OpenResult last() {
        return last;
    }
}
