package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Intents of running transactions on nodes and relationships, and the commits that last changed what they name, in 256
/// stripes. A transaction that wants what another holds waits; if it would wait for itself in a circle it fails with
/// {@code DEADLOCK_DETECTED}. Whoever is granted an intent on something that a commit after its snapshot has changed
/// fails with {@code WRITE_CONFLICT}: the first updater wins. Thread-safe.
///
/// Stamps of commits that every running transaction has in its snapshot are dropped when a stripe needs the room.
final class LockTable {
    private static final int STRIPES = 256;
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final Object waitGraph = new Object();
    private final Duration timeout;
    private final LongSupplier oldestSnapshot;

    LockTable(Duration timeout, LongSupplier oldestSnapshot) {
        this.timeout = timeout;
        this.oldestSnapshot = oldestSnapshot;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    static long nodeKey(long node) {
        return node << 1;
    }

    static long relationshipKey(long relationship) {
        return (relationship << 1) | 1;
    }

    /// One thing that somebody has an intent on.
    private static final class Lock {
        final List<LockOwner> owners = new ArrayList<>(1);
        final List<Intent> intents = new ArrayList<>(1);
        int waiting;

        boolean grantable(LockOwner owner, Intent intent) {
            for (int i = 0; i < owners.size(); i++) {
                if (owners.get(i) != owner && !intent.isCompatibleWith(intents.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<LockOwner> blockers(LockOwner owner, Intent intent) {
            List<LockOwner> blockers = new ArrayList<>();
            for (int i = 0; i < owners.size(); i++) {
                if (owners.get(i) != owner && !intent.isCompatibleWith(intents.get(i))) {
                    blockers.add(owners.get(i));
                }
            }
            return blockers;
        }
    }

    private static final class Stripe {
        final Map<Long, Lock> locks = new HashMap<>();
        /// Key << 2 | intent, to the last commit that did that.
        final CommitStamps stamps = new CommitStamps();
    }

    /// Takes an intent, waiting for others if need be.
    ///
    /// @param kind node or relationship, with `id` for messages
    void acquire(LockOwner owner, long key, Intent intent, String kind, long id) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            Lock lock = stripe.locks.get(key);
            if (lock == null) {
                lock = new Lock();
                stripe.locks.put(key, lock);
            }
            if (!lock.grantable(owner, intent)) {
                await(stripe, lock, owner, key, intent, kind + " " + id);
            }
            lock.owners.add(owner);
            lock.intents.add(intent);
            owner.granted(key, intent);
            checkStamps(stripe, owner, key, intent, kind, id);
        }
    }

    private void await(Stripe stripe, Lock lock, LockOwner owner, long key, Intent intent, String what) {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock.waiting++;
        try {
            while (!lock.grantable(owner, intent)) {
                owner.waitsFor = lock.blockers(owner, intent);
                synchronized (waitGraph) {
                    if (reaches(owner.waitsFor, owner, new HashSet<>())) {
                        throw new OrbitException(
                                ErrorCode.DEADLOCK_DETECTED,
                                "Transactions wait for each other in a circle; this one, which wants to "
                                        + intent.name().toLowerCase(java.util.Locale.ROOT) + " " + what
                                        + ", gave way. Retry it");
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new OrbitException(
                            ErrorCode.LOCK_TIMEOUT,
                            "Another transaction has held " + what + " for " + timeout.toMillis() + " ms");
                }
                pause(stripe, Math.min(left, SLICE_NANOS));
            }
        } finally {
            owner.waitsFor = List.of();
            lock.waiting--;
            if (lock.owners.isEmpty() && lock.waiting == 0) {
                stripe.locks.remove(key, lock);
            }
        }
        stripe.locks.put(key, lock);
    }

    private static void pause(Stripe stripe, long nanos) {
        try {
            stripe.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrbitException(
                    ErrorCode.TRANSACTION_TERMINATED, "The transaction was interrupted while it waited", null, e);
        }
    }

    private static boolean reaches(List<LockOwner> from, LockOwner target, Set<LockOwner> seen) {
        for (LockOwner owner : from) {
            if (owner == target || (seen.add(owner) && reaches(owner.waitsFor, target, seen))) {
                return true;
            }
        }
        return false;
    }

    private static void checkStamps(Stripe stripe, LockOwner owner, long key, Intent intent, String kind, long id) {
        for (Intent done : Intent.all()) {
            if (!intent.isCompatibleWith(done) && stripe.stamps.get(stampKey(key, done)) > owner.snapshot) {
                throw new OrbitException(
                        ErrorCode.WRITE_CONFLICT,
                        "Another transaction has changed " + kind + " " + id + " since this one began. Retry it");
            }
        }
    }

    private static long stampKey(long key, Intent intent) {
        return (key << 2) | intent.number();
    }

    /// Gives back everything that the owner holds.
    ///
    /// @param commit number of the commit that made the changes; 0 if they were rolled back
    void release(LockOwner owner, long commit) {
        for (int i = 0; i < owner.held(); i++) {
            long key = owner.key(i);
            Intent intent = owner.intent(i);
            Stripe stripe = stripe(key);
            synchronized (stripe) {
                if (commit > 0) {
                    stripe.stamps.put(stampKey(key, intent), commit, oldestSnapshot);
                }
                Lock lock = stripe.locks.get(key);
                if (lock != null) {
                    remove(lock, owner, intent);
                    if (lock.waiting > 0) {
                        stripe.notifyAll();
                    } else if (lock.owners.isEmpty()) {
                        stripe.locks.remove(key);
                    }
                }
            }
        }
        owner.clear();
    }

    private static void remove(Lock lock, LockOwner owner, Intent intent) {
        for (int i = lock.owners.size() - 1; i >= 0; i--) {
            if (lock.owners.get(i) == owner && lock.intents.get(i) == intent) {
                lock.owners.remove(i);
                lock.intents.remove(i);
                return;
            }
        }
    }

    private Stripe stripe(long key) {
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        return stripes[(int) (hash >>> 56)];
    }

    /// Number to commit: open addressing, purged when full.
    private static final class CommitStamps {
        private long[] keys = new long[16];
        private long[] commits = new long[16];
        private int size;

        /// 0 if there is none.
        long get(long key) {
            int mask = keys.length - 1;
            int at = slot(key, mask);
            while (commits[at] != 0) {
                if (keys[at] == key) {
                    return commits[at];
                }
                at = (at + 1) & mask;
            }
            return 0;
        }

        void put(long key, long commit, LongSupplier oldestSnapshot) {
            if (2 * (size + 1) > keys.length) {
                rebuild(oldestSnapshot.getAsLong());
            }
            enter(key, commit);
        }

        private void enter(long key, long commit) {
            int mask = keys.length - 1;
            int at = slot(key, mask);
            while (commits[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            if (commits[at] == 0) {
                size++;
            }
            keys[at] = key;
            commits[at] = commit;
        }

        private void rebuild(long oldest) {
            long[] oldKeys = keys;
            long[] oldCommits = commits;
            int left = 0;
            for (long commit : oldCommits) {
                left += commit > oldest ? 1 : 0;
            }
            int capacity = 16;
            while (capacity < 4 * (left + 1)) {
                capacity *= 2;
            }
            keys = new long[capacity];
            commits = new long[capacity];
            size = 0;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldCommits[i] > oldest) {
                    enter(oldKeys[i], oldCommits[i]);
                }
            }
        }

        private static int slot(long key, int mask) {
            long hash = key * 0xC2B2_AE3D_27D4_EB4FL;
            return (int) ((hash >>> 32) ^ (hash >>> 13)) & mask;
        }
    }
}
