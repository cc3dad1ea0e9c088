package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.DeltaCodec;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The deltas of one group on disk.
final class DeltaLog {
    final List<GroupState.CommittedDelta> deltas = new ArrayList<>();
    long bytes;

    private DeltaLog() {}

    /// @param upTo the last commit to read
    /// @param keys filled with the keys read; null if nobody wants them
    static DeltaLog read(KeyValueStore store, int group, long upTo, @Nullable List<byte[]> keys) {
        DeltaLog log = new DeltaLog();
        byte[] end = upTo == Long.MAX_VALUE ? KeyLayout.group(group + 1) : KeyLayout.delta(group, upTo + 1, 0);
        List<byte[]> parts = new ArrayList<>();
        try (Cursor cursor = store.scan(Space.DELTA, KeyLayout.group(group), end, false)) {
            boolean more = cursor.next();
            while (more) {
                byte[] key = cursor.key();
                long commit = KeyLayout.commitOfDelta(key);
                parts.clear();
                do {
                    byte[] value = cursor.value();
                    parts.add(value);
                    log.bytes += value.length;
                    if (keys != null) {
                        keys.add(key);
                    }
                    more = cursor.next();
                    key = more ? cursor.key() : key;
                } while (more && KeyLayout.commitOfDelta(key) == commit);
                log.deltas.add(new GroupState.CommittedDelta(commit, DeltaCodec.join(group, parts)));
            }
        }
        return log;
    }
}
