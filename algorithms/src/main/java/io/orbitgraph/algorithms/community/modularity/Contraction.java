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
        int[] offsets = new int[count + 1];
        for (int node = 0; node < graph.nodes; node++) {
            offsets[groups[node] + 1] += graph.ends[node] - graph.offsets[node];
        }
        for (int group = 0; group < count; group++) {
            offsets[group + 1] += offsets[group];
        }
        // Rows get the room that their nodes' rows have together, so that they can be written at once.
        int[] ends = new int[count];
        int[] targets = new int[offsets[count]];
        double[] weights = new double[offsets[count]];
        double[] loops = new double[count];
        SparseSums[] sums = new SparseSums[workers.concurrency()];
        workers.ranges(bounds, (worker, from, to) -> {
            if (sums[worker] == null) {
                sums[worker] = new SparseSums(count);
            }
            SparseSums own = sums[worker];
            for (int group = from; group < to; group++) {
                for (int i = members.offsets()[group]; i < members.offsets()[group + 1]; i++) {
                    graph.gather(members.nodes()[i], groups, own);
                    loops[group] += graph.loops[members.nodes()[i]];
                }
                int end = offsets[group];
                for (int i = 0; i < own.size(); i++) {
                    if (own.key(i) == group) {
                        // Each relationship within the group was met from both ends.
                        loops[group] += own.value(i) / 2;
                    } else {
                        targets[end] = own.key(i);
                        weights[end++] = own.value(i);
                    }
                }
                ends[group] = end;
                own.clear();
            }
        });
        return new LevelGraph(offsets, ends, targets, weights, loops, workers);
    }
}
