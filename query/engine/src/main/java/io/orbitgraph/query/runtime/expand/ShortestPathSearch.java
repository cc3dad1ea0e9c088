package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.query.runtime.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/// Shortest paths between two nodes: breadth first from both ends, always a whole level of the end with the smaller
/// frontier. When a level
/// meets the other side, every shortest path leads through one of the nodes that it met; both halves are then read off
/// the distances.
final class ShortestPathSearch {
    private static final int BYTES_PER_NODE = 24;
    private static final long NONE = -1;

    private final ExecutionContext context;
    private final Side forward;
    private final Side backward;
    private long chargedBytes;
    /// A relationship that no path may use, or none.
    private long excluded = NONE;

    /// @param forward steps in the pattern's direction
    /// @param backward steps against it
    ShortestPathSearch(ExecutionContext context, Steps forward, Steps backward) {
        this.context = context;
        this.forward = new Side(forward);
        this.backward = new Side(backward);
    }

    private final class Side {
        private final Steps steps;
        private final Steps.Frame frame = new Steps.Frame();
        private final LongIntHashMap distances = new LongIntHashMap();
        private LongArrayList frontier = new LongArrayList();
        private int depth;

        Side(Steps steps) {
            this.steps = steps;
        }

        void begin(long node) {
            distances.clear();
            distances.put(node, 0);
            frontier = LongArrayList.newListWith(node);
            depth = 0;
        }

        /// Moves the frontier one step on.
        ///
        /// @param all whether all meetings are wanted; else the first one ends the step, since all nodes that a step
        ///     meets lie on paths of the same length
        /// @return the nodes of the new frontier that `other` has reached
        LongArrayList advance(Side other, boolean all) {
            LongArrayList met = new LongArrayList();
            LongArrayList next = new LongArrayList();
            depth++;
            for (int i = 0; i < frontier.size() && (all || met.isEmpty()); i++) {
                steps.load(frontier.get(i), frame);
                for (int k = 0; k < frame.count && (all || met.isEmpty()); k++) {
                    long node = frame.nodes[k];
                    if (frame.ids[k] == excluded || distances.containsKey(node)) {
                        continue;
                    }
                    distances.put(node, depth);
                    next.add(node);
                    if (other.distances.containsKey(node)) {
                        met.add(node);
                    }
                }
            }
            frontier = next;
            return met;
        }
    }

    /// The shortest paths of at most `max` relationships between two different nodes.
    ///
    /// @param all whether all of them are wanted, else one
    /// @return each path's relationships in order from `start`; empty if there is no path
    List<RelationshipReference[]> search(long start, long end, int max, boolean all) {
        forward.begin(start);
        backward.begin(end);
        List<RelationshipReference[]> paths = new ArrayList<>();
        try {
            while (forward.depth + backward.depth < max
                    && !forward.frontier.isEmpty()
                    && !backward.frontier.isEmpty()) {
                boolean goForward = forward.frontier.size() <= backward.frontier.size();
                LongArrayList met = goForward ? forward.advance(backward, all) : backward.advance(forward, all);
                charge((long) (goForward ? forward : backward).frontier.size() * BYTES_PER_NODE);
                if (!met.isEmpty()) {
                    collect(met, all, paths);
                    break;
                }
            }
        } finally {
            context.memory().release(chargedBytes);
            chargedBytes = 0;
        }
        return paths;
    }

    /// The shortest paths of one relationship and more that lead back to where they start: each first step, and the
    /// shortest ways home that do not go back over it.
    ///
    /// @param all whether all of them are wanted, else one
    List<RelationshipReference[]> closed(long start, int max, boolean all) {
        Steps.Frame first = new Steps.Frame();
        forward.steps.load(start, first);
        List<RelationshipReference[]> paths = new ArrayList<>();
        int shortest = max;
        try {
            for (int k = 0; k < first.count && shortest > 0; k++) {
                if (first.nodes[k] == start) {
                    if (shortest > 1 || !all) {
                        paths.clear();
                    }
                    shortest = 1;
                    paths.add(new RelationshipReference[] {first.relationship(k)});
                } else {
                    excluded = first.ids[k];
                    List<RelationshipReference[]> home = search(first.nodes[k], start, shortest - 1, all);
                    if (!home.isEmpty()) {
                        int length = home.getFirst().length + 1;
                        if (length < shortest || !all) {
                            paths.clear();
                        }
                        shortest = length;
                        for (RelationshipReference[] way : home) {
                            paths.add(join(new RelationshipReference[] {first.relationship(k)}, way));
                        }
                    }
                }
            }
        } finally {
            excluded = NONE;
        }
        return paths;
    }

    private void charge(long bytes) {
        context.memory().charge(bytes);
        chargedBytes += bytes;
    }

    private void collect(LongArrayList met, boolean all, List<RelationshipReference[]> paths) {
        for (int i = 0; i < met.size(); i++) {
            long middle = met.get(i);
            int leftLength = forward.distances.get(middle);
            int rightLength = backward.distances.get(middle);
            // From the middle back to the start one steps against the pattern, and the other way round.
            List<RelationshipReference[]> lefts = new ArrayList<>();
            walk(middle, forward, backward.steps, new RelationshipReference[leftLength], 0, all, lefts);
            List<RelationshipReference[]> rights = new ArrayList<>();
            walk(middle, backward, forward.steps, new RelationshipReference[rightLength], 0, all, rights);
            for (RelationshipReference[] left : lefts) {
                for (RelationshipReference[] right : rights) {
                    paths.add(join(left, right));
                    charge(16L + 40L * (leftLength + rightLength));
                    if (!all) {
                        return;
                    }
                }
            }
        }
    }

    /// Walks from `node` towards the side's own end, each step one nearer.
    private void walk(
            long node,
            Side side,
            Steps steps,
            RelationshipReference[] walked,
            int length,
            boolean all,
            List<RelationshipReference[]> found) {
        if (length == walked.length) {
            found.add(walked.clone());
            charge(16L + 40L * length);
            return;
        }
        Steps.Frame frame = new Steps.Frame();
        steps.load(node, frame);
        int wanted = walked.length - length - 1;
        for (int k = 0; k < frame.count; k++) {
            if (frame.ids[k] != excluded && side.distances.getIfAbsent(frame.nodes[k], -1) == wanted) {
                walked[length] = frame.relationship(k);
                walk(frame.nodes[k], side, steps, walked, length + 1, all, found);
                if (!all && !found.isEmpty()) {
                    return;
                }
            }
        }
    }

    private static RelationshipReference[] join(RelationshipReference[] left, RelationshipReference[] right) {
        RelationshipReference[] path = new RelationshipReference[left.length + right.length];
        for (int i = 0; i < left.length; i++) {
            path[i] = left[left.length - 1 - i];
        }
        System.arraycopy(right, 0, path, left.length, right.length);
        return path;
    }
}
