package io.orbitgraph.algorithms.community.labels;

import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters.Definition;
import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.Pages.Page;
import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Communities by label propagation (Raghavan, Albert, Kumara: Near linear time algorithm to detect community
/// structures, 2007). Weights must not be negative. O(relationships) an iteration.
public final class LabelPropagation implements Algorithm<LabelPropagationParameters, LabelPropagationResult> {
    @Override
    public String name() {
        return "Label propagation";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, LabelPropagationParameters parameters, int concurrency) {
        long seeds = parameters.seeds() == null ? 0 : 24 * size.nodes();
        long in = parameters.definition() == Definition.GDS ? 0 : size.incomingBytes();
        return MemoryEstimate.of(name(), (24 + 9L * concurrency) * size.nodes() + seeds + in);
    }

    @Override
    public LabelPropagationResult compute(
            CsrGraph graph, LabelPropagationParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        long[] names = names(graph.nodeCount(), parameters.seeds());
        boolean atOnce = parameters.definition() == Definition.GRAPHALYTICS;
        if (!atOnce) {
            graph.requireFiniteWeights(name(), workers);
            requireNodeWeights(graph, parameters.nodeWeights());
        }
        Rounds rounds = new Rounds(graph, start(graph.ids(), parameters.seeds(), names), parameters, environment);
        int iteration = 0;
        boolean converged = false;
        while (iteration < parameters.maxIterations() && !converged) {
            long changes;
            if (atOnce) {
                changes = rounds.all();
            } else {
                changes = rounds.half(iteration, 0) + rounds.half(iteration, 1);
                converged = changes == 0;
            }
            iteration++;
            environment.progress().report(name(), iteration, parameters.maxIterations());
        }
        environment.progress().report(name(), parameters.maxIterations(), parameters.maxIterations());
        long[] labels = new long[graph.nodeCount()];
        Arrays.setAll(labels, node -> names[rounds.labels[node]]);
        return new LabelPropagationResult(labels, iteration, converged);
    }

    private void requireNodeWeights(CsrGraph graph, double @Nullable [] weights) {
        Require.that(
                weights == null || weights.length == graph.nodeCount(), "There must be one node weight for each node");
        for (int node = 0; weights != null && node < weights.length; node++) {
            if (!(weights[node] >= 0)) {
                throw Require.failure(name() + " needs node weights that are not negative, but that of node "
                        + graph.ids().id(node) + " is " + weights[node]);
            }
        }
    }

    /// All labels that there are, ascending: within, labels are their places here.
    private static long[] names(int nodes, long @Nullable [] seeds) {
        if (seeds == null) {
            long[] names = new long[nodes];
            Arrays.setAll(names, i -> i);
            return names;
        }
        Require.that(seeds.length == nodes, "There must be one seed for each node");
        long[] sorted = Arrays.stream(seeds)
                .filter(seed -> seed >= 0)
                .sorted()
                .distinct()
                .toArray();
        long next = sorted.length == 0 ? 0 : sorted[sorted.length - 1] + 1;
        int unseeded = (int) Arrays.stream(seeds).filter(seed -> seed < 0).count();
        long[] names = Arrays.copyOf(sorted, sorted.length + unseeded);
        for (int i = 0; i < unseeded; i++) {
            names[sorted.length + i] = next + i;
        }
        return names;
    }

    /// Without seeds a node's label is its place in the order of ids: so the least label is that of the least id.
    private static int[] start(NodeIds ids, long @Nullable [] seeds, long[] names) {
        int[] labels = new int[ids.count()];
        int unseeded = seeds == null
                ? 0
                : (int) Arrays.stream(seeds).filter(seed -> seed < 0).count();
        int next = names.length - unseeded;
        for (int node = 0; node < labels.length; node++) {
            if (seeds == null) {
                labels[node] = ids.rank(node);
            } else {
                labels[node] = seeds[node] < 0 ? next++ : Arrays.binarySearch(names, seeds[node]);
            }
        }
        return labels;
    }

    private static final class Rounds {
        private final Pages out;
        private final @Nullable Pages in;
        private final double @Nullable [] nodeWeights;
        private final Environment environment;
        private final SparseSums[] sums;
        private int[] labels;
        private int[] next;

        Rounds(CsrGraph graph, int[] start, LabelPropagationParameters parameters, Environment environment) {
            boolean atOnce = parameters.definition() == Definition.GRAPHALYTICS;
            Workers workers = environment.workers();
            this.out = atOnce ? graph.unweighted().pages() : graph.pages();
            this.in = atOnce && !graph.isUndirected() ? graph.unweighted().incomingPages(workers) : null;
            this.nodeWeights = atOnce ? null : parameters.nodeWeights();
            this.environment = environment;
            this.sums = new SparseSums[workers.concurrency()];
            this.labels = start;
            this.next = start.clone();
        }

        /// @return how many labels changed
        long all() {
            long changes = look(node -> true, true);
            int[] spare = labels;
            labels = next;
            next = spare;
            return changes;
        }

        long half(int iteration, int which) {
            long seed = Draws.at(environment.seed(), iteration);
            long changes = look(node -> (Draws.at(seed, node) & 1) == which, false);
            System.arraycopy(next, 0, labels, 0, labels.length);
            return changes;
        }

        private long look(IntPredicate takesPart, boolean leastWins) {
            long changes = 0;
            for (Page page : out.list()) {
                changes += look(page, takesPart, leastWins);
            }
            return changes;
        }

        private long look(Page page, IntPredicate takesPart, boolean leastWins) {
            int[] bounds = page.rows().bounds();
            long[] changes = new long[bounds.length];
            environment.workers().chunks(bounds.length - 1, (worker, chunk) -> {
                if (sums[worker] == null) {
                    sums[worker] = new SparseSums(labels.length);
                }
                for (int row = bounds[chunk]; row < bounds[chunk + 1]; row++) {
                    int node = page.first() + row;
                    if (takesPart.test(node)) {
                        int label = best(page, node, sums[worker], leastWins);
                        changes[chunk] += label == labels[node] ? 0 : 1;
                        next[node] = label;
                    }
                }
            });
            return Arrays.stream(changes).sum();
        }

        private int best(Page page, int node, SparseSums own, boolean leastWins) {
            gather(page, node, own);
            if (in != null) {
                gather(in.of(node), node, own);
            }
            int best = labels[node];
            double weight = leastWins ? 0 : own.sum(best);
            for (int i = 0; i < own.size(); i++) {
                int label = own.key(i);
                double sum = own.value(i);
                boolean wins = sum > weight || (sum == weight && label < best && (leastWins || best != labels[node]));
                if (wins) {
                    best = label;
                    weight = sum;
                }
            }
            own.clear();
            return best;
        }

        private void gather(Page page, int node, SparseSums own) {
            Adjacency adjacency = page.rows();
            int row = node - page.first();
            int[] targets = adjacency.targets();
            int from = adjacency.offsets()[row];
            int to = adjacency.offsets()[row + 1];
            if (nodeWeights == null) {
                own.addAll(targets, adjacency.weights(), from, to, labels, -1);
                return;
            }
            for (int slot = from; slot < to; slot++) {
                own.add(labels[targets[slot]], adjacency.weight(slot) * nodeWeights[targets[slot]]);
            }
        }
    }
}
