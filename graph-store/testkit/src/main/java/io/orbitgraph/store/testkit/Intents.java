package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What running transactions mean to write, under one lock: who waits for whom, and when each thing last changed.
/// Thread-safe. Several transactions may hold one thing shared, or one holds it exclusively.
final class Intents {
    enum Kind {
        /// Labels and properties of a node.
        NODE_CONTENT,
        /// That a node can be the end of new relationships: shared by those who add one, exclusive to who deletes the
        /// node.
        NODE_ENDS,
        RELATIONSHIP,
        SCHEMA
    }

    record Thing(Kind kind, long id) {}

    private static final class State {
        final Set<Object> shared = new HashSet<>();
        final Set<Object> exclusive = new HashSet<>();
        long sharedCommit;
        long exclusiveCommit;

        Set<Object> blockers(Object owner, boolean wantsExclusive) {
            Set<Object> blockers = new HashSet<>(exclusive);
            if (wantsExclusive) {
                blockers.addAll(shared);
            }
            blockers.remove(owner);
            return blockers;
        }
    }

    private final Duration timeout;
    private final Map<Thing, State> states = new HashMap<>();
    private final Map<Object, Set<Thing>> held = new HashMap<>();
    /// Whom a waiting transaction waits for.
    private final Map<Object, Set<Object>> waitsFor = new HashMap<>();

    Intents(Duration timeout) {
        this.timeout = timeout;
    }

    synchronized void begin(Object owner) {
        held.put(owner, new HashSet<>());
    }

    /// Waits until `owner` holds `thing`.
    ///
    /// @param snapshot the commit that `owner` reads; a later change of the thing is a conflict
    synchronized void acquire(Object owner, Thing thing, boolean exclusive, long snapshot) {
        State state = states.computeIfAbsent(thing, _ -> new State());
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Set<Object> blockers = state.blockers(owner, exclusive);
                !blockers.isEmpty();
                blockers = state.blockers(owner, exclusive)) {
            waitsFor.put(owner, blockers);
            try {
                if (reaches(blockers, owner, new HashSet<>())) {
                    throw new OrbitException(
                            ErrorCode.DEADLOCK_DETECTED, "waiting for " + thing + " would never end: retry");
                }
                long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
                if (leftMillis <= 0) {
                    throw new OrbitException(
                            ErrorCode.LOCK_TIMEOUT, "another transaction held " + thing + " for " + timeout);
                }
                wait(leftMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OrbitException(
                        ErrorCode.TRANSACTION_TERMINATED, "interrupted while waiting for " + thing, null, e);
            } finally {
                waitsFor.remove(owner);
            }
        }
        if (state.exclusiveCommit > snapshot || (exclusive && state.sharedCommit > snapshot)) {
            throw new OrbitException(
                    ErrorCode.WRITE_CONFLICT, thing + " was changed after this transaction began: retry");
        }
        (exclusive ? state.exclusive : state.shared).add(owner);
        held.computeIfAbsent(owner, _ -> new HashSet<>()).add(thing);
    }

    private boolean reaches(Set<Object> from, Object target, Set<Object> seen) {
        for (Object owner : from) {
            if (owner.equals(target)
                    || (seen.add(owner) && reaches(waitsFor.getOrDefault(owner, Set.of()), target, seen))) {
                return true;
            }
        }
        return false;
    }

    /// @param commit the number under which the owner's writes became visible; 0 for a rollback
    synchronized void release(Object owner, long commit) {
        Set<Thing> things = held.remove(owner);
        if (things == null) {
            return;
        }
        for (Thing thing : things) {
            State state = states.get(thing);
            if (state != null) {
                if (state.shared.remove(owner)) {
                    state.sharedCommit = Math.max(state.sharedCommit, commit);
                }
                if (state.exclusive.remove(owner)) {
                    state.exclusiveCommit = Math.max(state.exclusiveCommit, commit);
                }
            }
        }
        if (held.isEmpty()) {
            // Nobody has an older snapshot, so that no commit number here can matter any more.
            states.clear();
        }
        notifyAll();
    }
}
