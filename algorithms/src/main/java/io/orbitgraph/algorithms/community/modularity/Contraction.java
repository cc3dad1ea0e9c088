package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Makes a node of each group.
final class Contraction {
    private Contraction() {}

    /// Renumbers the groups in place from 0, in the order of their first nodes.
    ///
    /// @param bound the numbers are below it
    /// @return how many there are
    static int renumber(int[] groups, int bound) {
        int[] names = new int[bound];
        Arrays.fill(names, -1);
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            if (names[groups[i]] < 0) {
                names[groups[i]] = count++;
            }
            groups[i] = names[groups[i]];
        }
        return count;
    }

    /// @param groups numbered from 0 to `count - 1`
    static LevelGraph contract(LevelGraph graph, int[] groups, int count, Workers workers) {
        int[] order = new int[graph.nodes];
        Arrays.setAll(order, i -> i);
        Members members = Members.of(groups, order);
        int[] bounds = Arrays.stream(members.bounds())
                .map(bound -> Math.min(bound, count))
                .distinct()
                .toArray();
        double[] loops = new double[count];
        int[] degrees = new int[count + 1];
        Rows[] parts = new Rows[bounds.length];
        SparseSums[] sums = new SparseSums[workers.concurrency()];
        workers.chunks(bounds.length - 1, (worker, chunk) -> {
            if (sums[worker] == null) {
                sums[worker] = new SparseSums(count);
            }
            parts[chunk] = new Rows();
            for (int group = bounds[chunk]; group < bounds[chunk + 1]; group++) {
                for (int i = members.offsets()[group]; i < members.offsets()[group + 1]; i++) {
                    graph.gather(members.nodes()[i], groups, sums[worker]);
                    loops[group] += graph.loops[members.nodes()[i]];
                }
                // Each relationship within the group was met from both ends.
                loops[group] += sums[worker].sum(group) / 2;
                degrees[group] = parts[chunk].add(sums[worker], group);
                sums[worker].clear();
            }
        });
        int sum = 0;
        for (int group = 0; group <= count; group++) {
            int degree = degrees[group];
            degrees[group] = sum;
            sum = Math.addExact(sum, degree);
        }
        int[] targets = new int[sum];
        double[] weights = new double[sum];
        workers.chunks(
                bounds.length - 1, (worker, chunk) -> parts[chunk].copy(targets, weights, degrees[bounds[chunk]]));
        return new LevelGraph(degrees, targets, weights, loops, workers);
    }

    /// The rows of one chunk.
    private static final class Rows {
        private int[] targets = new int[256];
        private double[] weights = new double[256];
        private int size;

        int add(SparseSums sums, int self) {
            if (size + sums.size() > targets.length) {
                int capacity = Math.max(2 * targets.length, size + sums.size());
                targets = Arrays.copyOf(targets, capacity);
                weights = Arrays.copyOf(weights, capacity);
            }
            int before = size;
            for (int i = 0; i < sums.size(); i++) {
                if (sums.key(i) != self) {
                    targets[size] = sums.key(i);
                    weights[size++] = sums.sum(sums.key(i));
                }
            }
            return size - before;
        }

        void copy(int[] allTargets, double[] allWeights, int at) {
            System.arraycopy(targets, 0, allTargets, at, size);
            System.arraycopy(weights, 0, allWeights, at, size);
        }
    }
}
