package io.orbitgraph.algorithms.community.labels;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.Arrays;

/// Overlapping communities by speaker-listener label propagation (Xie, Szymanski, Liu: SLPA, 2011). In each iteration
/// all nodes listen at once: each neighbour that points to a node speaks a random label of its memory, and the node
/// remembers the one that it heard most, the least of equal ones. Weights do not count. O(iterations * relationships).
public final class Sllpa implements Algorithm<SllpaParameters, SllpaResult> {
    @Override
    public String name() {
        return "Speaker-listener label propagation";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, SllpaParameters parameters, int concurrency) {
        // A node that hears nobody has one label.
        long memory = 4L * (parameters.maxIterations() + 1L);
        return MemoryEstimate.sum(
                name(),
                MemoryEstimate.of("memory", memory * size.nodes()),
                MemoryEstimate.between("communities", 28 * size.nodes(), 48 * size.nodes()),
                MemoryEstimate.of("incoming relationships", size.incomingBytes()));
    }

    @Override
    public SllpaResult compute(CsrGraph graph, SllpaParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        int iterations = parameters.maxIterations();
        Adjacency in = graph.in(environment.workers());
        // memory[i] holds what every node remembered in iteration i; at first its own number.
        int[][] memory = new int[iterations + 1][nodes];
        int[][] buffers = new int[environment.workers().concurrency()][64];
        Arrays.setAll(memory[0], node -> node);
        for (int iteration = 1; iteration <= iterations; iteration++) {
            int now = iteration;
            long seed = Draws.at(environment.seed(), iteration);
            environment.workers().ranges(in.bounds(), (worker, from, to) -> {
                for (int node = from; node < to; node++) {
                    int start = in.offsets()[node];
                    int degree = in.degree(node);
                    if (buffers[worker].length < degree) {
                        buffers[worker] = new int[Math.max(degree, 2 * buffers[worker].length)];
                    }
                    int[] heard = buffers[worker];
                    for (int i = 0; i < degree; i++) {
                        int speaker = in.targets()[start + i];
                        heard[i] = memory[Draws.below(Draws.at(seed, speaker, node), now)][speaker];
                    }
                    Arrays.sort(heard, 0, degree);
                    memory[now][node] = degree == 0 ? node : mostFrequent(heard, degree);
                }
            });
            environment.progress().report(name(), iteration, iterations);
        }
        int[][] communities = new int[nodes][];
        environment.workers().ranges(nodes, (worker, from, to) -> {
            int[] labels = new int[iterations + 1];
            for (int node = from; node < to; node++) {
                for (int i = 0; i <= iterations; i++) {
                    labels[i] = memory[i][node];
                }
                Arrays.sort(labels);
                communities[node] = strong(labels, parameters.minAssociationStrength());
            }
        });
        return new SllpaResult(communities);
    }

    /// @param sorted the first `size` elements count
    private static int mostFrequent(int[] sorted, int size) {
        int best = sorted[0];
        int bestCount = 0;
        int count = 0;
        for (int i = 0; i < size; i++) {
            count = i > 0 && sorted[i] == sorted[i - 1] ? count + 1 : 1;
            if (count > bestCount) {
                bestCount = count;
                best = sorted[i];
            }
        }
        return best;
    }

    private static int[] strong(int[] sorted, double least) {
        // To the front of `found`, which is no longer than what has been read.
        int[] found = sorted;
        int mostFrequent = mostFrequent(sorted, sorted.length);
        int size = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                int label = sorted[start];
                if ((double) (i - start) / sorted.length >= least) {
                    found[size++] = label;
                }
                start = i;
            }
        }
        return size == 0 ? new int[] {mostFrequent} : Arrays.copyOf(found, size);
    }
}
