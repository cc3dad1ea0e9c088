package io.orbitgraph.store.kv;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A transactional, ordered key-value store. Keys are compared as unsigned bytes, are 1 to 1,024 bytes long and live in
/// one of four {@link Space}s; values are at most 64 KiB ({@link #MAX_VALUE_BYTES}). Thread-safe.
///
/// All methods throw {@link io.orbitgraph.model.error.OrbitException}: with `STORAGE_ERROR` when the medium fails;
/// after a
/// failed commit the store refuses further writes (`DATABASE_READ_ONLY`) while reads go on; a closed store answers
/// `DATABASE_UNAVAILABLE`, and so do the cursors that it had open. Over-long keys and values are refused with
/// `REQUEST_TOO_LARGE` before anything is written.
public interface KeyValueStore extends AutoCloseable {
    int MAX_KEY_BYTES = 1024;
    int MAX_VALUE_BYTES = 64 * 1024;

    /// The values of `keys`, in their order; null where there is none. All are read from one consistent state.
    byte[] @Nullable [] getAll(Space space, List<byte[]> keys);

    /// The value of one key, null if there is none.
    default byte @Nullable [] get(Space space, byte[] key) {
        return getAll(space, List.of(key))[0];
    }

    /// A cursor over `[from, to)`, ascending or, with `reverse`, descending from below `to`. It sees one consistent
    /// state, that of its opening.
    ///
    /// @param from may be empty: the start of the space
    /// @param to null for the end of the space
    Cursor scan(Space space, byte[] from, byte @Nullable [] to, boolean reverse);

    /// Applies all writes of `batch` atomically. With {@link Durability#SYNC} it returns after they are on the medium.
    /// Reads of `batch.expected()` are validated first: if any key does not hold the expected value, nothing is
    /// written. No other commit comes between the validation and the writes. A batch without writes is only validated.
    ///
    /// @param batch not kept and not to be changed during the call, nor the arrays in it
    CommitResult commit(WriteBatch batch, Durability durability);

    /// Reserves `count` consecutive ids of a named sequence, durably: no id is ever handed out twice, also not after
    /// a crash.
    ///
    /// @param count at least 1
    /// @return the first id of the block; a sequence starts at 0
    long leaseIds(String sequence, long count);

    /// Registers a listener for commits that touch keys of `space` in `[from, to)`; called after the commit, at least
    /// once, on the committing thread.
    Registration watch(Space space, byte[] from, byte @Nullable [] to, WatchListener listener);

    /// An optional capability, if this store has it: {@link Checkpoint}, {@link BulkIngest}.
    <T> Optional<T> capability(Class<T> type);

    /// Waits for running operations and closes the cursors that are still open. May be called again.
    @Override
    void close();
}
