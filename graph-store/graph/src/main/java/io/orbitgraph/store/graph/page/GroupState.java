package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.Delta;
import java.util.ArrayList;
import java.util.List;

/// What is known of a group whether or not its page is resident. Its monitor guards everything here, and the page's
/// overlay.
final class GroupState {
    /// Folding a group costs some 50 us: not worth it for a few deltas.
    static final long LEAST_FOLD_BYTES = 8192;

    final int group;
    /// Somebody loads the page or folds the group; nobody else may meanwhile.
    boolean busy;
    /// Commits published while a page was being loaded.
    final List<CommittedDelta> pending = new ArrayList<>(0);
    /// Bytes of deltas that no fold has taken yet; a guess until the group was loaded once.
    long deltaBytes;
    /// A fold pays from so many bytes of deltas on.
    long foldBytes = LEAST_FOLD_BYTES;
    /// Bytes of the page that the table counts for this group; 0 if it is not resident.
    long pageBytes;
    /// The first ordinal that was never handed out; -1 if not known yet.
    int nextOrdinal = -1;

    /// @param commit its number
    record CommittedDelta(long commit, Delta delta) {}

    /// Folding writes whole chunks anew: with deltas of a quarter of their bytes, each byte is written about five
    /// times.
    void loaded(GroupImage image) {
        // Chunks take about a quarter of what their images take.
        foldBytes = Math.max(LEAST_FOLD_BYTES, image.bytes >>> 4);
    }

    GroupState(int group) {
        this.group = group;
    }
}
