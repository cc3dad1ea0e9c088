package io.orbitgraph.store.graph.core;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/// Groups whose deltas are worth folding, each once, in the order in which they became so. Thread-safe.
final class FoldQueue {
    private final Queue<Integer> order = new ArrayDeque<>();
    private final Set<Integer> waiting = new HashSet<>();

    synchronized void add(int group) {
        if (waiting.add(group)) {
            order.add(group);
        }
    }

    /// -1 if there is none.
    synchronized int poll() {
        Integer group = order.poll();
        if (group == null) {
            return -1;
        }
        waiting.remove(group);
        return group;
    }

    synchronized int size() {
        return order.size();
    }
}
