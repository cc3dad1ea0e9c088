package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.Delta;
import java.util.ArrayList;
import java.util.List;

/// What is known of a group whether or not its page is resident. Its monitor guards everything here, and the page's
/// overlay.
final class GroupState {
    final int group;
    /// Somebody loads the page or folds the group; nobody else may meanwhile.
    boolean busy;
    /// Commits published while a page was being loaded.
    final List<CommittedDelta> pending = new ArrayList<>(0);
    /// Bytes of deltas that no fold has taken yet; a guess until the group was loaded once.
    long deltaBytes;
    /// Bytes of the page that the table counts for this group; 0 if it is not resident.
    long pageBytes;
    /// The first ordinal that was never handed out; -1 if not known yet.
    int nextOrdinal = -1;

    /// @param commit its number
    record CommittedDelta(long commit, Delta delta) {}

    GroupState(int group) {
        this.group = group;
    }
}
