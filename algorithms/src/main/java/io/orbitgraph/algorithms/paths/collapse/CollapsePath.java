package io.orbitgraph.algorithms.paths.collapse;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The pairs of nodes that a path joins whose relationships are of given types in order, whatever the number of such
/// paths. From each node the sets of nodes after each step are computed: O(entries that are reached) for a node, at
/// most O(entries of the template's types).
public final class CollapsePath implements Algorithm<CollapsePathParameters, CollapsePathResult> {
    @Override
    public String name() {
        return "Collapse path";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, CollapsePathParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("steps", (16L * concurrency + 24) * size.nodes()),
                MemoryEstimate.between("relationships", 0, expectedBytes(size, parameters)));
    }

    /// Of the pairs, if all nodes had the mean degree.
    private static long expectedBytes(GraphSize size, CollapsePathParameters parameters) {
        double degree = Math.max(1, (double) size.entries() / Math.max(1, size.nodes()));
        double pairs = 0;
        for (List<Adjacency> template : parameters.templates()) {
            pairs += Math.min((double) size.nodes(), Math.pow(degree, template.size()));
        }
        return (long) (12.0 * size.nodes() * Math.min((double) size.nodes(), pairs));
    }

    /// Nodes of high degree can make more pairs than were expected; their memory is asked for as they are found.
    @Override
    public CollapsePathResult compute(CsrGraph graph, CollapsePathParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        int[][] ends = new int[nodes][];
        Budget budget = new Budget(environment.memory(), expectedBytes(graph.size(), parameters));
        try {
            Workers workers = environment.workers();
            Search[] searches = new Search[workers.concurrency()];
            AtomicLong done = new AtomicLong();
            workers.ranges(nodes, 64, (worker, from, to) -> {
                if (searches[worker] == null) {
                    searches[worker] = new Search(nodes, parameters);
                }
                long found = 0;
                for (int node = from; node < to; node++) {
                    ends[node] = searches[worker].ends(node);
                    found += ends[node].length;
                }
                budget.use(12 * found);
                long reached = done.addAndGet(to - from);
                if (worker == 0) {
                    environment.progress().report(name(), reached, nodes);
                }
            });
            environment.progress().report(name(), nodes, nodes);
            return pairs(ends);
        } finally {
            budget.close();
        }
    }

    private static CollapsePathResult pairs(int[][] ends) {
        long count = 0;
        for (int[] each : ends) {
            count += each.length;
        }
        int[] sources = new int[Math.toIntExact(count)];
        int[] targets = new int[sources.length];
        int at = 0;
        for (int node = 0; node < ends.length; node++) {
            Arrays.fill(sources, at, at + ends[node].length, node);
            System.arraycopy(ends[node], 0, targets, at, ends[node].length);
            at += ends[node].length;
        }
        return new CollapsePathResult(sources, targets);
    }

    /// Bytes beyond those that were set aside.
    private final class Budget implements AutoCloseable {
        private final MemoryAccount memory;
        private final long free;
        private long used;
        private long charged;

        Budget(MemoryAccount memory, long free) {
            this.memory = memory;
            this.free = free;
        }

        synchronized void use(long bytes) {
            used += bytes;
            long more = used - free - charged;
            if (more > 0) {
                memory.charge(name(), more);
                charged += more;
            }
        }

        @Override
        public synchronized void close() {
            memory.release(charged);
        }
    }

    /// One thread's.
    private static final class Search {
        private final CollapsePathParameters parameters;
        /// Which set a node was last added to, by the number of the set.
        private final int[] inStep;
        private final int[] inEnds;
        private int stepNumber;
        private int endsNumber;
        private int[] frontier = new int[16];
        private int[] next = new int[16];
        private int[] found = new int[16];

        Search(int nodes, CollapsePathParameters parameters) {
            this.parameters = parameters;
            this.inStep = new int[nodes];
            this.inEnds = new int[nodes];
        }

        /// Ascending.
        int[] ends(int node) {
            endsNumber++;
            int count = 0;
            for (List<Adjacency> template : parameters.templates()) {
                frontier[0] = node;
                int size = 1;
                for (Adjacency step : template) {
                    size = step(step, size);
                }
                for (int i = 0; i < size; i++) {
                    int end = frontier[i];
                    if (inEnds[end] != endsNumber && (end != node || parameters.allowSelfLoops())) {
                        inEnds[end] = endsNumber;
                        found = roomFor(found, count);
                        found[count++] = end;
                    }
                }
            }
            int[] ends = Arrays.copyOf(found, count);
            Arrays.sort(ends);
            return ends;
        }

        /// Puts the neighbours of the frontier in its place.
        private int step(Adjacency step, int size) {
            if (++stepNumber == Integer.MAX_VALUE) {
                Arrays.fill(inStep, 0);
                stepNumber = 1;
            }
            int count = 0;
            for (int i = 0; i < size; i++) {
                for (int slot = step.offsets()[frontier[i]]; slot < step.offsets()[frontier[i] + 1]; slot++) {
                    int target = step.targets()[slot];
                    if (inStep[target] != stepNumber) {
                        inStep[target] = stepNumber;
                        next = roomFor(next, count);
                        next[count++] = target;
                    }
                }
            }
            int[] old = frontier;
            frontier = next;
            next = old;
            return count;
        }

        private static int[] roomFor(int[] array, int index) {
            return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        }
    }
}
