package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.run.Cancellation;

/// Ends the work of another thread when that next asks. Thread-safe.
final class Stop implements Cancellation {
    private volatile boolean wanted;

    void now() {
        wanted = true;
    }

    @Override
    public void check() {
        if (wanted) {
            throw new Stopped();
        }
    }

    /// Unwinds the thread that works; nobody sees it.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
