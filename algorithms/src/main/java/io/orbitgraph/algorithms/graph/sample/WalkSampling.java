package io.orbitgraph.algorithms.graph.sample;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Samples nodes by random walks that now and then return to where they started (Leskovec, Faloutsos: Sampling from
/// large graphs, 2006). When a walk finds hardly anything new, further ones start elsewhere, so that it always ends.
///
/// One thread walks: the nodes found so far decide what is done next, and the sample is the same for any number of
/// threads.
///
/// @param ratio the part of the nodes to sample, in `(0, 1]`
/// @param restartProbability that a step returns to the start, in `(0, 1)`
/// @param startNodes by number; empty for a random one
/// @param stratified whether each set of labels is as frequent in the sample as in the graph
/// @param steps how the next node is chosen
public record WalkSampling(
        double ratio, double restartProbability, int[] startNodes, boolean stratified, StepRule steps) {

    /// Below this mean of the last steps' finds (1 for a new node, 0 for a known one) another start is taken.
    private static final double LEAST_YIELD = 0.05;

    private static final double MEMORY = 0.9;
    private static final int CHECK_EVERY = 4096;

    public WalkSampling {
        Require.moreThan("samplingRatio", ratio, 0);
        Require.between("samplingRatio", ratio, 0, 1);
        Require.moreThan("restartProbability", restartProbability, 0);
        Require.between("restartProbability", restartProbability, 0, 1);
    }

    /// How a walk goes on.
    public enum StepRule {
        /// To a neighbour in proportion to the weights.
        WEIGHTED,
        /// To a neighbour the rather, the fewer neighbours it has in common with the present node (Li, Wu, Lin, Yang,
        /// Liu: Walking with perception, 2019). Weights do not count.
        FEW_COMMON_NEIGHBOURS
    }

    /// The sampled nodes, and how many nodes walks started from.
    public record Sample(BitSet nodes, int startCount) {}

    public Sample nodes(CsrGraph graph, ProjectedGraph labelled, Environment environment) {
        Require.nodes("startNodes", startNodes, graph.nodeCount());
        return new Walk(graph, quotas(graph, labelled), environment).run();
    }

    /// How many nodes of each stratum are wanted, and each node's stratum.
    private record Quotas(int[] stratum, int[] wanted) {}

    private Quotas quotas(CsrGraph graph, ProjectedGraph labelled) {
        int nodes = graph.nodeCount();
        int[] stratum = new int[nodes];
        if (stratified) {
            Map<List<Boolean>, Integer> known = new HashMap<>();
            for (int node = 0; node < nodes; node++) {
                int whole = labelled.ids().number(graph.ids().id(node));
                List<Boolean> labels = labelled.labels().values().stream()
                        .map(members -> members.get(whole))
                        .toList();
                stratum[node] = known.computeIfAbsent(labels, any -> known.size());
            }
        }
        int[] sizes = new int[Arrays.stream(stratum).max().orElse(0) + 1];
        for (int each : stratum) {
            sizes[each]++;
        }
        int[] wanted = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            wanted[i] = Math.clamp(Math.round(ratio * sizes[i]), sizes[i] == 0 ? 0 : 1, sizes[i]);
        }
        return new Quotas(stratum, wanted);
    }

    /// One sampling under way.
    private final class Walk {
        private final Adjacency out;
        private final Quotas quotas;
        private final Environment environment;
        private final BitSet sampled;
        private final int[] order;
        private int ordered;
        private int missing;
        private int starts;
        private long draws;

        Walk(CsrGraph graph, Quotas quotas, Environment environment) {
            graph.requireOnePage("Sampling");
            this.out = graph.out();
            this.quotas = quotas;
            this.environment = environment;
            this.sampled = new BitSet(graph.nodeCount());
            // Starts are taken in a random order, each node once.
            this.order = shuffled(graph.nodeCount());
            this.missing = Arrays.stream(quotas.wanted).sum();
        }

        private int[] shuffled(int nodes) {
            int[] all = new int[nodes];
            for (int i = 0; i < nodes; i++) {
                int at = Draws.below(Draws.at(environment.seed(), -1, i), i + 1);
                all[i] = all[at];
                all[at] = i;
            }
            return all;
        }

        Sample run() {
            int all = missing;
            int given = 0;
            while (missing > 0) {
                int start = given < startNodes.length ? startNodes[given++] : nextStart();
                starts++;
                take(start);
                walk(start, given < startNodes.length);
                environment.progress().report("Sampling", all - missing, all);
            }
            return new Sample(sampled, starts);
        }

        /// A node that the sample lacks and has room for.
        private int nextStart() {
            while (true) {
                int node = order[ordered++];
                if (!sampled.get(node) && quotas.wanted[quotas.stratum[node]] > 0) {
                    return node;
                }
            }
        }

        /// @return whether the node is new
        private boolean take(int node) {
            int stratum = quotas.stratum[node];
            if (sampled.get(node) || quotas.wanted[stratum] == 0) {
                return false;
            }
            sampled.set(node);
            quotas.wanted[stratum]--;
            missing--;
            return true;
        }

        private void walk(int start, boolean othersWait) {
            // With several given starts each one gets its turn before any walk goes on for long.
            double least = othersWait ? 0.5 : LEAST_YIELD;
            double found = 1;
            int node = start;
            for (int step = 1; missing > 0 && found > least; step++) {
                if (step % CHECK_EVERY == 0) {
                    environment.workers().checkCancelled();
                }
                boolean restarts = unit() < restartProbability || out.degree(node) == 0;
                node = restarts ? start : next(node);
                found = MEMORY * found + (1 - MEMORY) * (take(node) ? 1 : 0);
            }
        }

        private double unit() {
            return Draws.unit(Draws.at(environment.seed(), draws++));
        }

        private int next(int node) {
            return switch (steps) {
                case WEIGHTED -> weighted(node);
                case FEW_COMMON_NEIGHBOURS -> fewCommon(node);
            };
        }

        private int weighted(int node) {
            int from = out.offsets()[node];
            int to = out.offsets()[node + 1];
            double[] weights = out.weights();
            if (weights == null) {
                return out.targets()[from + (int) (unit() * (to - from))];
            }
            double sum = 0;
            for (int slot = from; slot < to; slot++) {
                sum += weights[slot];
            }
            double draw = unit() * sum;
            int slot = from;
            while (slot < to - 1 && draw >= weights[slot]) {
                draw -= weights[slot++];
            }
            return out.targets()[slot];
        }

        /// Rejects neighbours in proportion to what they share; after many rejections in a row the last one is taken.
        private int fewCommon(int node) {
            int from = out.offsets()[node];
            int degree = out.degree(node);
            int neighbour = node;
            for (int tries = 0; tries < 64; tries++) {
                neighbour = out.targets()[from + (int) (unit() * degree)];
                int least = Math.min(degree, out.degree(neighbour));
                double shared = least == 0 ? 0 : (double) common(node, neighbour) / least;
                if (unit() >= shared) {
                    break;
                }
            }
            return neighbour;
        }

        /// How many different neighbours two nodes have in common.
        private int common(int a, int b) {
            int[] targets = out.targets();
            int i = out.offsets()[a];
            int j = out.offsets()[b];
            int count = 0;
            while (i < out.offsets()[a + 1] && j < out.offsets()[b + 1]) {
                int left = targets[i];
                int right = targets[j];
                if (left == right) {
                    count++;
                }
                if (left <= right) {
                    i = after(i, out.offsets()[a + 1], left);
                }
                if (right <= left) {
                    j = after(j, out.offsets()[b + 1], right);
                }
            }
            return count;
        }

        private int after(int slot, int end, int target) {
            int at = slot;
            while (at < end && out.targets()[at] == target) {
                at++;
            }
            return at;
        }
    }
}
