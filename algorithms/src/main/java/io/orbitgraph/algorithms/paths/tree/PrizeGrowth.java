package io.orbitgraph.algorithms.paths.tree;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Environment;
import java.util.PriorityQueue;

/// The growth of {@link PrizeSteinerTree}. Every node begins as a region that grows evenly in time, at most until it
/// has used up the prizes within it. Where two regions meet on a relationship they become one, and the relationship
/// joins the forest. Ends when at most one region still grows.
///
/// Regions are disjoint sets. How far a node has been covered is the sum of `grown` on the way to its root, and of the
/// time since the root's region began to grow.
final class PrizeGrowth {
    private static final int CHECK_EVERY = 4096;
    /// Instead of a slot, in the event that a region has used up its prizes.
    private static final int USED_UP = -1;

    /// @param node a node of the region that meets another, or the root of the region that is used up
    /// @param version of the region when the event was made; for `USED_UP` only
    private record Event(double time, int slot, int node, int version) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(time, other.time);
            int bySlot = byTime != 0 ? byTime : Integer.compare(slot, other.slot);
            return bySlot != 0 ? bySlot : Integer.compare(node, other.node);
        }
    }

    private final Adjacency out;
    private final int[] parents;
    /// Of a root: the first node of its region, which are linked by `next`.
    private final int[] next;
    private final int[] last;
    private final int[] sizes;
    private final double[] grown;
    private final double[] rest;
    private final double[] since;
    private final boolean[] active;
    private final int[] versions;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final int[] forestSources;
    private final int[] forestSlots;
    private int activeCount;
    private int count;

    PrizeGrowth(Adjacency out, double[] prizes) {
        int nodes = out.nodeCount();
        this.out = out;
        parents = new int[nodes];
        next = new int[nodes];
        last = new int[nodes];
        sizes = new int[nodes];
        grown = new double[nodes];
        rest = prizes.clone();
        since = new double[nodes];
        active = new boolean[nodes];
        versions = new int[nodes];
        forestSources = new int[Math.max(0, nodes - 1)];
        forestSlots = new int[forestSources.length];
        for (int node = 0; node < nodes; node++) {
            parents[node] = node;
            next[node] = -1;
            last[node] = node;
            sizes[node] = 1;
            if (rest[node] > 0) {
                active[node] = true;
                activeCount++;
            }
        }
    }

    int count() {
        return count;
    }

    int source(int i) {
        return forestSources[i];
    }

    int target(int i) {
        return out.targets()[forestSlots[i]];
    }

    double weight(int i) {
        return out.weight(forestSlots[i]);
    }

    void run(Environment environment) {
        for (int node = 0; node < parents.length; node++) {
            if (active[node]) {
                events.add(new Event(rest[node], USED_UP, node, 0));
                addMeetings(node, 0);
            }
        }
        long steps = 0;
        while (activeCount > 1 && !events.isEmpty()) {
            if (++steps % CHECK_EVERY == 0) {
                environment.workers().checkCancelled();
            }
            Event event = events.remove();
            if (event.slot != USED_UP) {
                meet(event.node, event.slot, event.time);
            } else if (parents[event.node] == event.node && versions[event.node] == event.version) {
                stop(event.node, event.time);
                rest[event.node] = 0;
            }
        }
    }

    private int root(int node) {
        int at = node;
        while (parents[at] != at) {
            at = parents[at];
        }
        return at;
    }

    private double covered(int node, double time) {
        double sum = 0;
        int at = node;
        while (parents[at] != at) {
            sum += grown[at];
            at = parents[at];
        }
        return sum + grown[at] + (active[at] ? time - since[at] : 0);
    }

    private void addMeetings(int node, double time) {
        for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
            int target = out.targets()[slot];
            if (root(target) != root(node) && out.weight(slot) < Double.POSITIVE_INFINITY) {
                events.add(new Event(meetingTime(node, slot, time), slot, node, 0));
            }
        }
    }

    /// When the regions at both ends meet if both go on as they do at `time`; not before that, and infinite if neither
    /// grows.
    private double meetingTime(int node, int slot, double time) {
        int target = out.targets()[slot];
        double gap = out.weight(slot) - covered(node, time) - covered(target, time);
        int rate = (active[root(node)] ? 1 : 0) + (active[root(target)] ? 1 : 0);
        return rate == 0 ? Double.POSITIVE_INFINITY : time + Math.max(0, gap) / rate;
    }

    private void meet(int node, int slot, double time) {
        int a = root(node);
        int b = root(out.targets()[slot]);
        if (a == b) {
            return;
        }
        double due = meetingTime(node, slot, time);
        if (due == Double.POSITIVE_INFINITY) {
            // When one of the two grows again, it looks at its relationships again.
            return;
        }
        if (due > time) {
            events.add(new Event(due, slot, node, 0));
            return;
        }
        forestSources[count] = node;
        forestSlots[count++] = slot;
        boolean wakesA = !active[a];
        boolean wakesB = !active[b];
        stop(a, time);
        stop(b, time);
        int first = a;
        int second = b;
        if (sizes[a] < sizes[b]) {
            first = b;
            second = a;
        }
        int[] woken = wakesA ? nodes(a) : wakesB ? nodes(b) : new int[0];
        grown[second] -= grown[first];
        parents[second] = first;
        next[last[first]] = second;
        last[first] = last[second];
        sizes[first] += sizes[second];
        rest[first] += rest[second];
        versions[first]++;
        if (rest[first] > 0) {
            active[first] = true;
            since[first] = time;
            activeCount++;
            events.add(new Event(time + rest[first], USED_UP, first, versions[first]));
            for (int each : woken) {
                addMeetings(each, time);
            }
        }
    }

    private int[] nodes(int root) {
        int[] nodes = new int[sizes[root]];
        int at = root;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = at;
            at = next[at];
        }
        return nodes;
    }

    /// Ends the growth of a region, if it grows.
    private void stop(int root, double time) {
        if (active[root]) {
            double growth = time - since[root];
            grown[root] += growth;
            rest[root] = Math.max(0, rest[root] - growth);
            active[root] = false;
            activeCount--;
        }
    }
}
