package io.orbitgraph.store.kv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writes of one atomic commit, and the reads that must still hold. Not thread-safe. Whatever the order of the
/// calls, range deletions are applied first, then puts and deletes (of one key the last wins), then adds. Arrays are
/// not copied.
public final class WriteBatch {
    /// @param value null deletes
    public record Write(Space space, byte[] key, byte @Nullable [] value) {}

    /// Deletes every key in `[from, to)`, which may be empty.
    public record DeleteRange(Space space, byte[] from, byte[] to) {}

    /// @param value null if the key must be absent
    public record Expected(Space space, byte[] key, byte @Nullable [] value) {}

    /// Adds `amount` to the 8-byte little-endian counter at `key` (absent counts as 0), wrapping round. A key that is
    /// added to must hold nothing else: the sum with a value of another length is undefined.
    public record Add(Space space, byte[] key, long amount) {}

    private final List<Write> writes = new ArrayList<>();
    private final List<DeleteRange> deleteRanges = new ArrayList<>();
    private final List<Add> adds = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private byte @Nullable [] logData;

    public WriteBatch put(Space space, byte[] key, byte[] value) {
        Keys.checkKey(key);
        Keys.checkValue(value);
        writes.add(new Write(space, key, value));
        return this;
    }

    public WriteBatch delete(Space space, byte[] key) {
        Keys.checkKey(key);
        writes.add(new Write(space, key, null));
        return this;
    }

    /// For ranges of very many keys: it is one entry of the log, but it slows later reads of the space. Known keys by
    /// the dozen are cheaper deleted one by one.
    ///
    /// @throws IllegalArgumentException if `from` is above `to`
    public WriteBatch deleteRange(Space space, byte[] from, byte[] to) {
        if (Keys.compare(from, to) > 0) {
            throw new IllegalArgumentException("a range that ends before it starts");
        }
        if (Keys.compare(from, to) < 0) {
            deleteRanges.add(new DeleteRange(space, from, to));
        }
        return this;
    }

    public WriteBatch add(Space space, byte[] key, long amount) {
        Keys.checkKey(key);
        adds.add(new Add(space, key, amount));
        return this;
    }

    public WriteBatch expect(Space space, byte[] key, byte @Nullable [] value) {
        Keys.checkKey(key);
        expected.add(new Expected(space, key, value));
        return this;
    }

    /// Bytes that travel with the writes in the log and nowhere else: the change feed's description of the commit.
    public WriteBatch logData(byte[] data) {
        logData = data;
        return this;
    }

    public List<Write> writes() {
        return writes;
    }

    public List<DeleteRange> deleteRanges() {
        return deleteRanges;
    }

    public List<Add> adds() {
        return adds;
    }

    public List<Expected> expected() {
        return expected;
    }

    public byte @Nullable [] logData() {
        return logData;
    }

    public boolean isEmpty() {
        return writes.isEmpty() && deleteRanges.isEmpty() && adds.isEmpty();
    }
}
