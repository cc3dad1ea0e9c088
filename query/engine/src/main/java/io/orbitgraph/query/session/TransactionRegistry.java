package io.orbitgraph.query.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The transactions that are open now: who runs what since when. Thread-safe.
public final class TransactionRegistry {
    private final ConcurrentHashMap<Long, RunningTransaction> open = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong();

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    void add(RunningTransaction transaction) {
        open.put(transaction.number(), transaction);
    }

    void remove(RunningTransaction transaction) {
        open.remove(transaction.number());
    }

    /// The open transactions, oldest first.
    public List<RunningTransaction> all() {
        return open.values().stream()
                .sorted(Comparator.comparingLong(RunningTransaction::number))
                .toList();
    }

    /// A transaction by its id, e.g. `neo4j-transaction-7`.
    public Optional<RunningTransaction> find(String id) {
        return open.values().stream()
                .filter(transaction -> transaction.id().equals(id))
                .findFirst();
    }
}
