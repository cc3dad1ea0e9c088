package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.kv.KeyValueStore;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The resident pages by group number. Finding one is two array reads; a missing one is loaded by the thread that needs
/// it, at most one loader a group. Pages are never dirty: whatever is evicted can be loaded again. Thread-safe.
///
/// Between loading, folding and publishing there are three rules, all under the group's monitor: a group that is being
/// loaded or folded is `busy` and neither is begun again; a commit published meanwhile waits in `pending`; what the
/// loader has read from the log already is not applied twice.
public final class PageTable {
    private static final VarHandle PAGE = MethodHandles.arrayElementVarHandle(Page[].class);
    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    /// Node ids have 32 bits: so many groups are the most there can be.
    public static final int MOST_GROUPS = 1 << 23;

    private final KeyValueStore store;
    private final LongSupplier oldestSnapshot;
    private final @Nullable Page[] @Nullable [] pages = new @Nullable Page[MOST_GROUPS / CHUNK][];
    private final AtomicReferenceArray<@Nullable GroupState @Nullable []> states =
            new AtomicReferenceArray<>(MOST_GROUPS / CHUNK);
    private final AtomicLong residentBytes = new AtomicLong();
    private final PageClock clock;
    /// Groups whose page still has an older one behind it.
    private final Queue<Page> toTrim = new ConcurrentLinkedQueue<>();
    /// Pages that commits lie over, and the last commit when they were last looked at.
    private final Queue<DirtyPage> dirty = new ConcurrentLinkedQueue<>();

    private record DirtyPage(int group, long newest) {}

    /// @param oldestSnapshot the oldest snapshot that anybody may read at
    /// @param budgetBytes how much heap resident pages may take
    public PageTable(KeyValueStore store, LongSupplier oldestSnapshot, long budgetBytes) {
        this.store = store;
        this.oldestSnapshot = oldestSnapshot;
        this.clock = new PageClock(this, budgetBytes);
    }

    /// The page of a group, loaded if need be. Its {@link Page#at} gives the one for a snapshot.
    public Page page(int group) {
        @Nullable Page[] chunk = pages[group >>> CHUNK_SHIFT];
        if (chunk != null) {
            Page page = (Page) PAGE.getAcquire(chunk, group & CHUNK - 1);
            if (page != null) {
                return page;
            }
        }
        return load(group);
    }

    /// The page for a snapshot if the group is resident.
    public @Nullable Page residentAt(int group, long snapshot) {
        @Nullable Page[] chunk = pages[group >>> CHUNK_SHIFT];
        Page page = chunk == null ? null : (Page) PAGE.getAcquire(chunk, group & CHUNK - 1);
        return page == null ? null : page.at(snapshot);
    }

    /// The page if it is resident.
    @Nullable
    Page resident(int group) {
        @Nullable Page[] chunk = pages[group >>> CHUNK_SHIFT];
        return chunk == null ? null : (Page) PAGE.getAcquire(chunk, group & CHUNK - 1);
    }

    public long residentBytes() {
        return residentBytes.get();
    }

    /// Hands out `count` ordinals of a group, never handed out before in this process nor seen in the store.
    ///
    /// @return the first; -1 if the group has no more
    public int allocateOrdinals(int group, int count) {
        GroupState state = state(group);
        synchronized (state) {
            if (state.nextOrdinal >= 0) {
                return take(state, count);
            }
        }
        load(group);
        synchronized (state) {
            return take(state, count);
        }
    }

    private static int take(GroupState state, int count) {
        int first = state.nextOrdinal;
        if (first > (1 << 29) - count) {
            return -1;
        }
        state.nextOrdinal = first + count;
        return first;
    }

    /// Makes a page for a group that the store has never held.
    public void create(int group, int classId) {
        GroupState state = state(group);
        synchronized (state) {
            state.nextOrdinal = 0;
            install(state, new Page(GroupImage.empty(group, classId), null));
        }
        clock.add(group);
    }

    private Page load(int group) {
        GroupState state = state(group);
        synchronized (state) {
            Page page = resident(group);
            while (page == null && state.busy) {
                await(state);
                page = resident(group);
            }
            if (page != null) {
                return page;
            }
            state.busy = true;
        }
        Page page;
        try {
            page = loadBusy(state);
        } catch (RuntimeException | Error e) {
            synchronized (state) {
                state.pending.clear();
                state.busy = false;
                state.notifyAll();
            }
            throw e;
        }
        clock.add(group);
        clock.evictToBudget();
        return page;
    }

    private Page loadBusy(GroupState state) {
        long oldest = oldestSnapshot.getAsLong();
        DeltaLog log = DeltaLog.read(store, state.group, Long.MAX_VALUE, null);
        GroupImage chunks = GroupChunks.read(store, state.group, null);
        GroupImage image = chunks == null ? GroupImage.empty(state.group, -1) : chunks;
        List<Delta> settled = new ArrayList<>();
        List<GroupState.CommittedDelta> recent = new ArrayList<>();
        long commit = image.commit;
        int ordinalLimit = image.ordinalLimit;
        for (GroupState.CommittedDelta delta : log.deltas) {
            ordinalLimit = Math.max(ordinalLimit, delta.delta().ordinalLimit());
            if (delta.commit() <= image.commit) {
                continue;
            }
            if (delta.commit() <= oldest) {
                settled.add(delta.delta());
                commit = delta.commit();
            } else {
                recent.add(delta);
            }
        }
        Page page = new Page(settled.isEmpty() ? image : ImageMerger.merge(image, settled, commit), null);
        long newest = commit;
        for (GroupState.CommittedDelta delta : recent) {
            page = patched(page, delta.commit(), delta.delta(), oldest);
            newest = delta.commit();
        }
        synchronized (state) {
            for (GroupState.CommittedDelta delta : state.pending) {
                if (delta.commit() > newest) {
                    page = patched(page, delta.commit(), delta.delta(), oldest);
                }
            }
            state.pending.clear();
            state.deltaBytes = Math.max(state.deltaBytes, log.bytes);
            state.loaded(image);
            if (state.nextOrdinal < 0) {
                state.nextOrdinal = ordinalLimit;
            }
            install(state, page);
            state.busy = false;
            state.notifyAll();
        }
        return page;
    }

    /// Publishes one commit's delta to the page if it is resident. Commits come in order.
    ///
    /// @param bytes what the delta takes in the log
    /// @param oldest the oldest snapshot that anybody may read at
    /// @return whether so many deltas of the group have come together that they should be folded
    public boolean publish(int group, long commit, Delta delta, long bytes, long oldest) {
        GroupState state = state(group);
        synchronized (state) {
            state.deltaBytes += bytes;
            Page page = resident(group);
            if (page != null) {
                boolean wasClean = page.isClean();
                Page next = patched(page, commit, delta, oldest);
                if (wasClean && !next.isClean()) {
                    dirty.add(new DirtyPage(group, commit));
                }
                if (next != page) {
                    install(state, next);
                } else {
                    long grown = page.bytes() - state.pageBytes;
                    state.pageBytes += grown;
                    residentBytes.addAndGet(grown);
                }
            } else if (state.busy) {
                state.pending.add(new GroupState.CommittedDelta(commit, delta));
            }
            return state.deltaBytes >= state.foldBytes;
        }
    }

    /// Lays a delta over the page, or, where that would be slower, makes a new page with all deltas merged in.
    private Page patched(Page page, long commit, Delta delta, long oldest) {
        int operations = delta.operations();
        Page before = page.older;
        if (before != null && page.base() <= oldest) {
            page.older = null;
            before = null;
        }
        page.remember(commit, delta, operations);
        if (page.wantsMerge(operations)) {
            Page next = new Page(page.merged(), page);
            toTrim.add(next);
            return next;
        }
        PagePatch.apply(page, commit, delta, oldest);
        return page;
    }

    /// Merges the versions of pages that no commit has touched since the call before: readers of clean pages are
    /// faster.
    public void compactQuiet() {
        for (int i = dirty.size(); i > 0; i--) {
            DirtyPage candidate = dirty.poll();
            if (candidate == null) {
                return;
            }
            Page page = resident(candidate.group);
            if (page == null || page.isClean()) {
                continue;
            }
            long newest = page.newest();
            if (newest == candidate.newest && page.older == null) {
                compact(candidate.group);
            } else {
                dirty.add(new DirtyPage(candidate.group, newest));
            }
        }
    }

    /// Lets go of pages that no snapshot needs any more.
    public void trim() {
        long oldest = oldestSnapshot.getAsLong();
        for (int i = toTrim.size(); i > 0; i--) {
            Page page = toTrim.poll();
            if (page == null) {
                return;
            }
            if (page.base() <= oldest) {
                page.older = null;
            } else if (page.older != null && resident(page.group()) != null) {
                toTrim.add(page);
            }
        }
    }

    /// Runs `work` while nobody loads or folds the group.
    <T> T exclusively(int group, java.util.function.Function<GroupState, T> work) {
        GroupState state = state(group);
        synchronized (state) {
            while (state.busy) {
                await(state);
            }
            state.busy = true;
        }
        try {
            return work.apply(state);
        } finally {
            synchronized (state) {
                state.pending.clear();
                state.busy = false;
                state.notifyAll();
            }
        }
    }

    /// Merges a resident page's versions into its image.
    void compact(int group) {
        GroupState state = state(group);
        synchronized (state) {
            Page page = resident(group);
            if (page != null && !page.isClean() && page.older == null) {
                Page next = new Page(page.merged(), page);
                toTrim.add(next);
                install(state, next);
            }
        }
    }

    /// Drops the page unless somebody is busy with the group.
    ///
    /// @return whether it is gone
    boolean evict(int group) {
        GroupState state = state(group);
        synchronized (state) {
            if (state.busy) {
                return false;
            }
            @Nullable Page[] chunk = pages[group >>> CHUNK_SHIFT];
            if (chunk != null) {
                PAGE.setRelease(chunk, group & CHUNK - 1, null);
            }
            residentBytes.addAndGet(-state.pageBytes);
            state.pageBytes = 0;
            return true;
        }
    }

    /// Drops all pages. For tests, and when memory is short.
    public void evictAll() {
        clock.evictAll();
    }

    GroupState state(int group) {
        if (group < 0 || group >= MOST_GROUPS) {
            throw ByteReader.damaged("group " + group + " is out of range");
        }
        int at = group >>> CHUNK_SHIFT;
        @Nullable GroupState[] chunk = states.get(at);
        if (chunk == null) {
            states.compareAndSet(at, null, new @Nullable GroupState[CHUNK]);
            chunk = java.util.Objects.requireNonNull(states.get(at));
        }
        synchronized (chunk) {
            GroupState state = chunk[group & CHUNK - 1];
            if (state == null) {
                state = new GroupState(group);
                chunk[group & CHUNK - 1] = state;
            }
            return state;
        }
    }

    /// Under the monitor of `state`.
    private void install(GroupState state, Page page) {
        int at = state.group >>> CHUNK_SHIFT;
        synchronized (pages) {
            if (pages[at] == null) {
                pages[at] = new @Nullable Page[CHUNK];
            }
        }
        PAGE.setRelease(pages[at], state.group & CHUNK - 1, page);
        long bytes = page.bytes();
        residentBytes.addAndGet(bytes - state.pageBytes);
        state.pageBytes = bytes;
    }

    private static void await(GroupState state) {
        boolean interrupted = false;
        while (true) {
            try {
                state.wait();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
