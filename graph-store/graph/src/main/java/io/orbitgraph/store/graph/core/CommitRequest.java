package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.page.PageTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction on its way through the commit pipeline.
final class CommitRequest {
    enum State {
        WAITING,
        /// Its thread is to commit the next group of transactions.
        LEADING,
        DONE
    }

    /// What changes in the indexes that a version of the catalog has.
    interface IndexChanges {
        List<IndexChange> of(IndexCatalog.Indexes indexes);
    }

    /// That a node of a group has a label which the group's class has not.
    record LabelException(int label, int group) {}

    final List<GroupChange> changes;
    final LongCounts counts;
    final List<LabelException> exceptions;
    final List<SchemaChange> schemaChanges;
    final IndexChanges indexChanges;
    final Thread thread = Thread.currentThread();
    volatile State state = State.WAITING;
    private @Nullable RuntimeException failure;
    long commit;
    /// Entries that this commit makes superfluous; filled by the pipeline.
    final List<IndexGarbage.Entry> garbage = new ArrayList<>(0);

    CommitRequest(
            List<GroupChange> changes,
            LongCounts counts,
            List<LabelException> exceptions,
            List<SchemaChange> schemaChanges,
            IndexChanges indexChanges) {
        this.changes = changes;
        this.counts = counts;
        this.exceptions = exceptions;
        this.schemaChanges = schemaChanges;
        this.indexChanges = indexChanges;
    }

    void fail(RuntimeException why) {
        failure = why;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /// The commit's number, or the failure thrown.
    long result() {
        if (failure != null) {
            throw failure;
        }
        return commit;
    }

    void publish(PageTable pages, long oldest, FoldQueue folds) {
        for (GroupChange change : changes) {
            if (pages.publish(
                    change.group(), commit, change.delta(), change.encoded().size(), oldest)) {
                folds.add(change.group());
            }
        }
    }
}
