package io.orbitgraph.model.session;

/// How code below the session port tells the thread it runs on that it is about to wait: for a lock, a disk, a
/// commit, a memory grant.
///
/// A protocol may perform a request on a thread that serves other clients too. Told in time, it lets another
/// thread take over that duty at once; untold, it finds out a little later by itself, so this is a courtesy and
/// never needed for correctness. Costs a type check where nobody listens.
public interface Waiting {
    /// The thread that implements this is about to wait. Called on that thread; returns at once.
    void aboutToWait();

    /// Call this just before parking, joining or a slow system call.
    static void announce() {
        if (Thread.currentThread() instanceof Waiting listener) {
            listener.aboutToWait();
        }
    }
}
