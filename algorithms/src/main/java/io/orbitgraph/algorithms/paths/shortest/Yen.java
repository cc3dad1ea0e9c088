package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The k shortest paths without repeated nodes between two nodes, cheapest first, of equal ones the one of fewer nodes,
/// then by node numbers (Yen: Finding the k shortest loopless paths in a network, 1971, with Lawler's cut of repeated
/// work). Paths differ in their nodes; of parallel relationships the lightest is taken. Weights must not be negative.
/// Branches of a path are searched in parallel. O(k * nodes) Dijkstra searches at worst.
public final class Yen implements Algorithm<YenParameters, List<WeightedPath>> {
    private static final Comparator<WeightedPath> ORDER = Comparator.comparingDouble(WeightedPath::totalCost)
            .thenComparingInt(path -> path.nodes().length)
            .thenComparing(WeightedPath::nodes, Arrays::compare);

    @Override
    public String name() {
        return "Yen";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, YenParameters parameters, int concurrency) {
        long search = 25L * size.nodes() * concurrency;
        return MemoryEstimate.between(name(), search, search + 24L * parameters.k() * Math.min(size.nodes(), 10_000));
    }

    @Override
    public List<WeightedPath> compute(CsrGraph graph, YenParameters parameters, Environment environment) {
        graph.requireNonNegativeWeights(name(), environment.workers());
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        Search[] searches = new Search[environment.workers().concurrency()];
        searches[0] = new Search(graph.out());
        Optional<WeightedPath> first =
                searches[0].find(new int[] {parameters.sourceNode()}, parameters.targetNode(), Set.of(), environment);
        List<WeightedPath> found = new ArrayList<>();
        TreeSet<WeightedPath> candidates = new TreeSet<>(ORDER);
        first.ifPresent(candidates::add);
        while (found.size() < parameters.k() && !candidates.isEmpty()) {
            WeightedPath path = candidates.removeFirst();
            if (path.totalCost() > parameters.maxCost()) {
                break;
            }
            branch(graph.out(), path, found, parameters.targetNode(), searches, candidates, environment);
            found.add(path);
            environment.progress().report(name(), found.size(), parameters.k());
        }
        return found;
    }

    /// Adds the best path that leaves `path` at each of its nodes and is on no path found so far.
    private static void branch(
            Adjacency out,
            WeightedPath path,
            List<WeightedPath> found,
            int target,
            Search[] searches,
            Set<WeightedPath> candidates,
            Environment environment) {
        int[] nodes = path.nodes();
        int firstBranch = 0;
        for (WeightedPath other : found) {
            firstBranch = Math.max(firstBranch, Math.max(0, sharedNodes(nodes, other.nodes()) - 1));
        }
        int from = firstBranch;
        @Nullable WeightedPath[] branches = new WeightedPath[Math.max(0, nodes.length - 1 - from)];
        environment.workers().chunks(branches.length, (worker, i) -> {
            if (searches[worker] == null) {
                searches[worker] = new Search(out);
            }
            int[] root = Arrays.copyOf(nodes, from + i + 1);
            Set<Integer> taken = new HashSet<>();
            taken.add(nodes[root.length]);
            for (WeightedPath other : found) {
                if (sharedNodes(root, other.nodes()) == root.length) {
                    taken.add(other.nodes()[root.length]);
                }
            }
            branches[i] =
                    searches[worker].find(root, target, taken, environment).orElse(null);
        });
        for (WeightedPath branch : branches) {
            if (branch != null) {
                candidates.add(branch);
            }
        }
    }

    private static int sharedNodes(int[] a, int[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    /// One thread's Dijkstra with a fixed beginning.
    private static final class Search {
        private final Adjacency out;
        private final double[] distances;
        private final int[] parents;
        private final NodeHeap heap;
        private final BitSet closed;

        Search(Adjacency out) {
            int nodes = out.nodeCount();
            this.out = out;
            this.distances = new double[nodes];
            this.parents = new int[nodes];
            this.heap = new NodeHeap(nodes);
            this.closed = new BitSet(nodes);
        }

        /// @param root the first nodes, not to be visited again
        /// @param taken nodes that may not follow the root
        Optional<WeightedPath> find(int[] root, int target, Set<Integer> taken, Environment environment) {
            int spur = root[root.length - 1];
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            heap.clear();
            closed.clear();
            for (int i = 0; i < root.length - 1; i++) {
                closed.set(root[i]);
            }
            distances[spur] = 0;
            parents[spur] = -1;
            heap.offer(spur, 0);
            int steps = 0;
            while (!heap.isEmpty()) {
                if (++steps % 1024 == 0) {
                    environment.workers().checkCancelled();
                }
                int node = heap.poll();
                if (node == target) {
                    return Optional.of(path(root, target));
                }
                closed.set(node);
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int next = out.targets()[slot];
                    double reached = distances[node] + out.weight(slot);
                    if (reached < distances[next] && !closed.get(next) && !(node == spur && taken.contains(next))) {
                        distances[next] = reached;
                        parents[next] = node;
                        heap.offer(next, reached);
                    }
                }
            }
            return Optional.empty();
        }

        private WeightedPath path(int[] root, int target) {
            int more = 0;
            for (int node = target; parents[node] >= 0; node = parents[node]) {
                more++;
            }
            int[] nodes = Arrays.copyOf(root, root.length + more);
            int node = target;
            for (int i = nodes.length - 1; i >= root.length; i--) {
                nodes[i] = node;
                node = parents[node];
            }
            return PathCosts.along(out, nodes);
        }
    }
}
