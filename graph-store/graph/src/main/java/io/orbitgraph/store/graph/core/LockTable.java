package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Waiting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/// Intents of running transactions on nodes and relationships, and the commits that last changed what they name, in 256
/// stripes. A transaction that wants what another holds waits; if it would wait for itself in a circle it fails with
/// {@code DEADLOCK_DETECTED}. Whoever is granted an intent on something that a commit after its snapshot has changed
/// fails with {@code WRITE_CONFLICT}: the first updater wins. Thread-safe.
final class LockTable {
    private static final int STRIPES = 256;
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

    private final LockStripe[] stripes = new LockStripe[STRIPES];
    private final Object waitGraph = new Object();
    private final Duration timeout;
    private final LongSupplier oldestSnapshot;

    LockTable(Duration timeout, LongSupplier oldestSnapshot) {
        this.timeout = timeout;
        this.oldestSnapshot = oldestSnapshot;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new LockStripe();
        }
    }

    static long nodeKey(long node) {
        return node << 1;
    }

    static long relationshipKey(long relationship) {
        return (relationship << 1) | 1;
    }

    /// Takes an intent, waiting for others if need be.
    ///
    /// @param kind node or relationship, with `id` for messages
    void acquire(LockOwner owner, long key, Intent intent, String kind, long id) {
        LockStripe stripe = stripe(key);
        synchronized (stripe) {
            LockStripe.Shared blocked = stripe.tryAcquire(owner, key, intent, oldestSnapshot);
            if (blocked != null) {
                await(stripe, blocked, owner, key, intent, kind + " " + id);
            }
            owner.granted(key, intent);
            if (stripe.hasConflict(key, intent, owner.snapshot)) {
                throw new OrbitException(
                        ErrorCode.WRITE_CONFLICT,
                        "Another transaction has changed " + kind + " " + id + " since this one began. Retry it");
            }
        }
    }

    private void await(
            LockStripe stripe, LockStripe.Shared lock, LockOwner owner, long key, Intent intent, String what) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Waiting.announce();
        lock.waiting++;
        try {
            do {
                owner.waitsFor = lock.blockers(owner, intent);
                synchronized (waitGraph) {
                    if (reaches(owner.waitsFor, owner, new HashSet<>())) {
                        throw new OrbitException(
                                ErrorCode.DEADLOCK_DETECTED,
                                "Transactions wait for each other in a circle; this one, which wants to "
                                        + intent.name().toLowerCase(Locale.ROOT) + " " + what
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
            } while (stripe.tryAcquire(owner, key, intent, oldestSnapshot) != null);
        } finally {
            owner.waitsFor = List.of();
            stripe.stopWaiting(key, lock);
        }
    }

    private static void pause(LockStripe stripe, long nanos) {
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

    /// Gives back everything that the owner holds.
    ///
    /// @param commit number of the commit that made the changes; 0 if they were rolled back
    void release(LockOwner owner, long commit) {
        for (int i = 0; i < owner.held(); i++) {
            long key = owner.key(i);
            LockStripe stripe = stripe(key);
            synchronized (stripe) {
                stripe.release(owner, key, owner.intent(i), commit);
            }
        }
        owner.clear();
    }

    private LockStripe stripe(long key) {
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        return stripes[(int) (hash >>> 56)];
    }
}
