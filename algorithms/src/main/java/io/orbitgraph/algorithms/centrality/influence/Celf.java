package io.orbitgraph.algorithms.centrality.influence;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Nodes that together activate the most under the independent cascade model (Leskovec et al.: Cost-effective outbreak
/// detection in networks, 2007). Which relationship activates in which simulation is drawn once and for all, so that a
/// node's gain never grows as seeds are added, and looking again only at the node on top is exact. Weights do not
/// count. O(nodes * simulations * spread) to begin with.
public final class Celf implements Algorithm<CelfParameters, CelfResult> {
    @Override
    public String name() {
        return "CELF";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, CelfParameters parameters, int concurrency) {
        long reached = (long) parameters.monteCarloSimulations() * (size.nodes() / 8 + 64);
        return MemoryEstimate.of(name(), reached + (64 + 8L * concurrency) * size.nodes());
    }

    @Override
    public CelfResult compute(CsrGraph graph, CelfParameters parameters, Environment environment) {
        record Candidate(int node, long gain, int seedsThen) {}
        int nodes = graph.nodeCount();
        int simulations = parameters.monteCarloSimulations();
        int wanted = Math.min(parameters.seedSetSize(), nodes);
        BitSet[] reached = new BitSet[simulations];
        for (int i = 0; i < simulations; i++) {
            reached[i] = new BitSet(nodes);
        }
        Cascade[] cascades = new Cascade[environment.workers().concurrency()];
        long[] gains = new long[nodes];
        environment.workers().ranges(nodes, 64, (worker, from, to) -> {
            Cascade cascade = cascade(cascades, worker, graph, parameters, environment);
            for (int node = from; node < to; node++) {
                for (int i = 0; i < simulations; i++) {
                    gains[node] += cascade.spread(node, i, reached[i]);
                }
            }
        });
        PriorityQueue<Candidate> queue = new PriorityQueue<>(
                Comparator.comparingLong(Candidate::gain).reversed().thenComparingInt(Candidate::node));
        for (int node = 0; node < nodes; node++) {
            queue.add(new Candidate(node, gains[node], 0));
        }
        int[] seeds = new int[wanted];
        double[] seedGains = new double[wanted];
        int count = 0;
        while (count < wanted) {
            Candidate best = queue.remove();
            if (best.seedsThen < count) {
                long[] parts = new long[simulations];
                environment
                        .workers()
                        .chunks(
                                simulations,
                                (worker, i) -> parts[i] = cascade(cascades, worker, graph, parameters, environment)
                                        .spread(best.node, i, reached[i]));
                long gain = 0;
                for (long part : parts) {
                    gain += part;
                }
                queue.add(new Candidate(best.node, gain, count));
                continue;
            }
            for (int i = 0; i < simulations; i++) {
                cascade(cascades, 0, graph, parameters, environment).keep(best.node, i, reached[i]);
            }
            seeds[count] = best.node;
            seedGains[count++] = (double) best.gain / simulations;
            environment.progress().report(name(), count, wanted);
        }
        return new CelfResult(seeds, seedGains);
    }

    private static Cascade cascade(
            Cascade[] all, int worker, CsrGraph graph, CelfParameters parameters, Environment environment) {
        if (all[worker] == null) {
            all[worker] = new Cascade(graph.out(), parameters.propagationProbability(), environment.seed());
        }
        return all[worker];
    }

    /// One thread's searches along relationships that activate.
    private static final class Cascade {
        private final Adjacency out;
        private final double probability;
        private final long seed;
        private final int[] queue;
        private final BitSet seen;

        Cascade(Adjacency out, double probability, long seed) {
            this.out = out;
            this.probability = probability;
            this.seed = seed;
            this.queue = new int[out.nodeCount()];
            this.seen = new BitSet(out.nodeCount());
        }

        /// How many nodes `start` activates that are not in `reached`.
        int spread(int start, int simulation, BitSet reached) {
            if (reached.get(start)) {
                return 0;
            }
            long coin = Draws.at(seed, simulation);
            int size = 0;
            queue[size++] = start;
            seen.set(start);
            for (int next = 0; next < size; next++) {
                int node = queue[next];
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    if (!seen.get(target) && !reached.get(target) && Draws.unit(Draws.at(coin, slot)) < probability) {
                        seen.set(target);
                        queue[size++] = target;
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                seen.clear(queue[i]);
            }
            return size;
        }

        void keep(int start, int simulation, BitSet reached) {
            int size = spread(start, simulation, reached);
            for (int i = 0; i < size; i++) {
                reached.set(queue[i]);
            }
        }
    }
}
