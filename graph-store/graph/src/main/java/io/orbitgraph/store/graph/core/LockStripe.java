package io.orbitgraph.store.graph.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A part of the lock table: open addressing over parallel arrays, guarded by its monitor. An entry says who has
/// intents on a thing and which commit last did what to it; it outlives the locks until no running transaction can
/// conflict with it. Taking and giving back an intent that nobody contends for allocates nothing.
final class LockStripe {
    /// Keys + 1; 0 where the entry is free.
    private long[] keys = new long[16];
    /// null: nobody; a {@link LockOwner}: it alone, with `intents`; a {@link Shared}: several, or some wait.
    private @Nullable Object[] holders = new @Nullable Object[16];
    private byte[] intents = new byte[16];
    /// By intent: the last commit that did that to the thing.
    private final long[][] stamps = {new long[16], new long[16], new long[16]};
    private int size;

    /// Several owners of one thing.
    static final class Shared {
        final List<LockOwner> owners = new ArrayList<>(2);
        final List<Intent> intents = new ArrayList<>(2);
        int waiting;

        List<LockOwner> blockers(LockOwner owner, Intent intent) {
            List<LockOwner> blockers = new ArrayList<>();
            for (int i = 0; i < owners.size(); i++) {
                if (owners.get(i) != owner && !intent.isCompatibleWith(intents.get(i))) {
                    blockers.add(owners.get(i));
                }
            }
            return blockers;
        }

        private void remove(LockOwner owner, Intent intent) {
            for (int i = owners.size() - 1; i >= 0; i--) {
                if (owners.get(i) == owner && intents.get(i) == intent) {
                    owners.remove(i);
                    intents.remove(i);
                    return;
                }
            }
        }
    }

    /// Takes an intent if nobody's intent forbids it.
    ///
    /// @return null if it was granted; else what to wait for
    @Nullable
    Shared tryAcquire(LockOwner owner, long key, Intent intent, LongSupplier oldestSnapshot) {
        int at = findOrAdd(key, oldestSnapshot);
        Object holder = holders[at];
        if (holder == null || holder == owner) {
            holders[at] = owner;
            intents[at] |= (byte) intent.bit();
            return null;
        }
        Shared shared = holder instanceof Shared present ? present : share(at, (LockOwner) holder);
        if (!shared.blockers(owner, intent).isEmpty()) {
            return shared;
        }
        shared.owners.add(owner);
        shared.intents.add(intent);
        return null;
    }

    private Shared share(int at, LockOwner owner) {
        Shared shared = new Shared();
        for (Intent intent : Intent.all()) {
            if ((intents[at] & intent.bit()) != 0) {
                shared.owners.add(owner);
                shared.intents.add(intent);
            }
        }
        holders[at] = shared;
        intents[at] = 0;
        return shared;
    }

    /// Whether a commit after `snapshot` has done something to the thing that does not go together with `intent`.
    boolean hasConflict(long key, Intent intent, long snapshot) {
        int at = find(key);
        for (Intent done : Intent.all()) {
            if (!intent.isCompatibleWith(done) && stamps[done.number()][at] > snapshot) {
                return true;
            }
        }
        return false;
    }

    /// @param commit that did it; 0 if it was rolled back
    void release(LockOwner owner, long key, Intent intent, long commit) {
        int at = find(key);
        if (keys[at] == 0) {
            return;
        }
        if (commit > 0) {
            // Those who shared the intent may come here in another order than they committed in.
            stamps[intent.number()][at] = Math.max(stamps[intent.number()][at], commit);
        }
        if (holders[at] == owner) {
            // Its other intents stay until they have left their stamps too.
            intents[at] &= (byte) ~intent.bit();
            if (intents[at] == 0) {
                holders[at] = null;
            }
        } else if (holders[at] instanceof Shared shared) {
            shared.remove(owner, intent);
            if (shared.waiting > 0) {
                notifyAll();
            } else if (shared.owners.isEmpty()) {
                holders[at] = null;
            }
        }
    }

    /// To be called when nobody waits for a thing any more.
    void stopWaiting(long key, Shared shared) {
        shared.waiting--;
        int at = find(key);
        if (holders[at] == shared && shared.waiting == 0 && shared.owners.isEmpty()) {
            holders[at] = null;
        }
    }

    /// The entry of the key, or the free one where it would be.
    private int find(long key) {
        int mask = keys.length - 1;
        long hash = key * 0xC2B2_AE3D_27D4_EB4FL;
        int at = (int) ((hash >>> 32) ^ (hash >>> 13)) & mask;
        while (keys[at] != 0 && keys[at] != key + 1) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int findOrAdd(long key, LongSupplier oldestSnapshot) {
        int at = find(key);
        if (keys[at] != 0) {
            return at;
        }
        if (2 * (size + 1) > keys.length) {
            rebuild(oldestSnapshot.getAsLong());
            at = find(key);
        }
        keys[at] = key + 1;
        size++;
        return at;
    }

    private boolean isNeeded(int at, long oldest) {
        return holders[at] != null || stamps[0][at] > oldest || stamps[1][at] > oldest || stamps[2][at] > oldest;
    }

    private void rebuild(long oldest) {
        int needed = 0;
        for (int at = 0; at < keys.length; at++) {
            needed += keys[at] != 0 && isNeeded(at, oldest) ? 1 : 0;
        }
        int capacity = 16;
        while (capacity < 4 * (needed + 1)) {
            capacity *= 2;
        }
        long[] oldKeys = keys;
        @Nullable Object[] oldHolders = holders;
        byte[] oldIntents = intents;
        long[][] oldStamps = stamps.clone();
        boolean[] keep = new boolean[oldKeys.length];
        for (int at = 0; at < oldKeys.length; at++) {
            keep[at] = oldKeys[at] != 0 && isNeeded(at, oldest);
        }
        keys = new long[capacity];
        holders = new @Nullable Object[capacity];
        intents = new byte[capacity];
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = new long[capacity];
        }
        size = needed;
        for (int old = 0; old < oldKeys.length; old++) {
            if (keep[old]) {
                int at = find(oldKeys[old] - 1);
                keys[at] = oldKeys[old];
                holders[at] = oldHolders[old];
                intents[at] = oldIntents[old];
                for (int i = 0; i < stamps.length; i++) {
                    stamps[i][at] = oldStamps[i][old];
                }
            }
        }
    }
}
