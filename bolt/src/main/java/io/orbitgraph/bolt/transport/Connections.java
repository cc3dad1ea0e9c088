package io.orbitgraph.bolt.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The connections that have an open conversation. Thread-safe.
final class Connections {
    private final Set<BoltConnection> open = ConcurrentHashMap.newKeySet();
    private final Object emptied = new Object();

    void add(BoltConnection connection) {
        open.add(connection);
    }

    void remove(BoltConnection connection) {
        if (open.remove(connection) && open.isEmpty()) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    int size() {
        return open.size();
    }

    /// Closes all and waits until their sessions are closed.
    ///
    /// @return false if some were not in time
    boolean closeAll(long timeoutMillis) throws InterruptedException {
        open.forEach(BoltConnection::close);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        synchronized (emptied) {
            while (!open.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                emptied.wait(left);
            }
        }
        return true;
    }
}
