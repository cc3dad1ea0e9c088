package io.orbitgraph.algorithms.community.cut;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts the nodes into k parts with as much (or as little) weight between them as can be found: random starts, local
/// search by single moves, and search around the optimum found (Festa et al.: Randomized heuristics for the MAX-CUT
/// problem, 2002). Approximate. Weights must not be negative. Starts are tried in parallel; the best wins, the earliest
/// of equal ones.
public final class MaxKCut implements Algorithm<MaxKCutParameters, MaxKCutResult> {
    @Override
    public String name() {
        return "Approximate maximum k-cut";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, MaxKCutParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("results", 4L * parameters.iterations() * size.nodes()),
                MemoryEstimate.of("searches", 8L * concurrency * size.nodes()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public MaxKCutResult compute(CsrGraph graph, MaxKCutParameters parameters, Environment environment) {
        graph.requireFiniteWeights(name(), environment.workers());
        int least = Arrays.stream(parameters.minCommunitySizes()).sum();
        Require.that(
                least <= graph.nodeCount(),
                "minCommunitySizes add up to " + least + ", but there are only " + graph.nodeCount() + " nodes");
        @Nullable MaxKCutResult[] results = new MaxKCutResult[parameters.iterations()];
        graph.in(environment.workers());
        environment
                .workers()
                .chunks(
                        results.length,
                        (worker, i) -> results[i] =
                                new Start(graph, parameters, Draws.at(environment.seed(), i), environment).run());
        environment.progress().report(name(), results.length, results.length);
        MaxKCutResult best = null;
        for (MaxKCutResult result : results) {
            if (result != null && (best == null || isBetter(result.cutCost(), best.cutCost(), parameters))) {
                best = result;
            }
        }
        return best == null ? new MaxKCutResult(new int[0], 0) : best;
    }

    private static boolean isBetter(double cost, double than, MaxKCutParameters parameters) {
        return parameters.minimize() ? cost < than : cost > than;
    }

    /// One random start.
    private static final class Start {
        private final Adjacency out;
        private final @Nullable Adjacency in;
        private final MaxKCutParameters parameters;
        private final Environment environment;
        private final long seed;
        private final int nodes;
        private final int[] parts;
        private final int[] sizes;
        private final double[] near;

        Start(CsrGraph graph, MaxKCutParameters parameters, long seed, Environment environment) {
            this.out = graph.out();
            this.in = graph.isUndirected() ? null : graph.in(environment.workers());
            this.parameters = parameters;
            this.environment = environment;
            this.seed = seed;
            this.nodes = graph.nodeCount();
            this.parts = new int[nodes];
            this.sizes = new int[parameters.k()];
            this.near = new double[parameters.k()];
        }

        MaxKCutResult run() {
            assignAtRandom();
            improve();
            double cost = cost();
            int[] best = parts.clone();
            for (int order = 1; order <= parameters.vnsMaxNeighborhoodOrder(); order++) {
                shake(order);
                improve();
                double found = cost();
                if (isBetter(found, cost, parameters)) {
                    cost = found;
                    best = parts.clone();
                    order = 0;
                } else {
                    System.arraycopy(best, 0, parts, 0, nodes);
                    count();
                }
            }
            return new MaxKCutResult(best, cost);
        }

        private void assignAtRandom() {
            int[] order = new int[nodes];
            for (int i = 0; i < nodes; i++) {
                int at = Draws.below(Draws.at(seed, 0, i), i + 1);
                order[i] = order[at];
                order[at] = i;
            }
            int next = 0;
            for (int part = 0; part < parameters.minCommunitySizes().length; part++) {
                for (int i = 0; i < parameters.minCommunitySizes()[part]; i++) {
                    parts[order[next++]] = part;
                }
            }
            for (; next < nodes; next++) {
                parts[order[next]] = Draws.below(Draws.at(seed, 1, next), parameters.k());
            }
            count();
        }

        private void count() {
            Arrays.fill(sizes, 0);
            for (int part : parts) {
                sizes[part]++;
            }
        }

        private int leastSize(int part) {
            return parameters.minCommunitySizes().length == 0 ? 0 : parameters.minCommunitySizes()[part];
        }

        /// Moves nodes one by one until none gains. Ends, because the cost changes the same way at each move.
        private void improve() {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int node = 0; node < nodes; node++) {
                    if (node % 1024 == 0) {
                        environment.workers().checkCancelled();
                    }
                    if (sizes[parts[node]] <= leastSize(parts[node])) {
                        continue;
                    }
                    weigh(node);
                    int best = parts[node];
                    for (int part = 0; part < near.length; part++) {
                        if (parameters.minimize() ? near[part] > near[best] : near[part] < near[best]) {
                            best = part;
                        }
                    }
                    // A gain that is lost in rounding could come back for ever.
                    if (Math.abs(near[best] - near[parts[node]]) > 1e-9 * (near[best] + near[parts[node]])) {
                        sizes[parts[node]]--;
                        sizes[best]++;
                        parts[node] = best;
                        moved = true;
                    }
                }
            }
        }

        /// Sets `near` to the weight between `node` and each part.
        private void weigh(int node) {
            Arrays.fill(near, 0);
            add(out, node);
            if (in != null) {
                add(in, node);
            }
        }

        private void add(Adjacency adjacency, int node) {
            for (int slot = adjacency.offsets()[node]; slot < adjacency.offsets()[node + 1]; slot++) {
                if (adjacency.targets()[slot] != node) {
                    near[parts[adjacency.targets()[slot]]] += adjacency.weight(slot);
                }
            }
        }

        private void shake(int order) {
            for (int i = 0; i < order; i++) {
                int node = nodes == 0 ? 0 : Draws.below(Draws.at(seed, 2L + order, i), nodes);
                if (nodes > 0 && sizes[parts[node]] > leastSize(parts[node])) {
                    sizes[parts[node]]--;
                    parts[node] = Draws.below(Draws.at(seed, 100L + order, i), parameters.k());
                    sizes[parts[node]]++;
                }
            }
        }

        private double cost() {
            double cost = 0;
            for (int node = 0; node < nodes; node++) {
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    if (parts[node] != parts[target] && (in != null || node < target)) {
                        cost += out.weight(slot);
                    }
                }
            }
            return cost;
        }
    }
}
