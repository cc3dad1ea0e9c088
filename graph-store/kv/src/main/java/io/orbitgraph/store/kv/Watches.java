package io.orbitgraph.store.kv;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listeners of one store, for its implementations. Thread-safe; a store without listeners pays one field read.
public final class Watches {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    /// Not a record: two equal registrations are two registrations.
    private static final class Watch {
        final Space space;
        final byte[] from;
        final byte @Nullable [] to;
        final WatchListener listener;

        Watch(Space space, byte[] from, byte @Nullable [] to, WatchListener listener) {
            this.space = space;
            this.from = from;
            this.to = to;
            this.listener = listener;
        }

        boolean touchedBy(WriteBatch batch) {
            for (var write : batch.writes()) {
                if (write.space() == space && Keys.inRange(write.key(), from, to)) {
                    return true;
                }
            }
            for (var add : batch.adds()) {
                if (add.space() == space && Keys.inRange(add.key(), from, to)) {
                    return true;
                }
            }
            for (var range : batch.deleteRanges()) {
                if (range.space() == space && overlaps(range.from(), range.to())) {
                    return true;
                }
            }
            return false;
        }

        private boolean overlaps(byte[] otherFrom, byte[] otherTo) {
            return Keys.compare(from, otherTo) < 0 && (to == null || Keys.compare(otherFrom, to) < 0);
        }
    }

    /// A changed key range of a space; both ends belong to it.
    public record Touched(Space space, byte[] first, byte[] last) {}

    private final List<Watch> watches = new CopyOnWriteArrayList<>();

    public Registration add(Space space, byte[] from, byte @Nullable [] to, WatchListener listener) {
        Watch watch = new Watch(space, from.clone(), to == null ? null : to.clone(), listener);
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    /// To be called after `batch` is visible, with no lock held: a listener may use the store.
    public void committed(WriteBatch batch, long sequence) {
        for (Watch watch : watches) {
            if (watch.touchedBy(batch)) {
                tell(watch, sequence);
            }
        }
    }

    /// To be called after a bulk load of `ranges` is visible.
    public void ingested(List<Touched> ranges, long sequence) {
        for (Watch watch : watches) {
            for (Touched range : ranges) {
                if (range.space() == watch.space
                        && Keys.compare(watch.from, range.last()) <= 0
                        && (watch.to == null || Keys.compare(range.first(), watch.to) < 0)) {
                    tell(watch, sequence);
                    break;
                }
            }
        }
    }

    private static void tell(Watch watch, long sequence) {
        try {
            watch.listener.committed(sequence);
        } catch (RuntimeException e) {
            // The commit is durable; a listener's fault must not make it look failed to its writer.
            LOG.error("A listener failed after commit {}", sequence, e);
        }
    }
}
