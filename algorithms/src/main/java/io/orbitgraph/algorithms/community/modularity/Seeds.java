package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns seeds into a starting partition, and communities back into seeds.
final class Seeds {
    private Seeds() {}

    /// Communities numbered from 0. Nodes without a seed are alone.
    static int[] start(int nodes, long @Nullable [] seeds) {
        int[] communities = new int[nodes];
        if (seeds == null) {
            Arrays.setAll(communities, i -> i);
            return communities;
        }
        Require.that(seeds.length == nodes, "There must be one seed for each node");
        long[] sorted = Arrays.stream(seeds)
                .filter(seed -> seed >= 0)
                .sorted()
                .distinct()
                .toArray();
        int next = sorted.length;
        for (int node = 0; node < nodes; node++) {
            communities[node] = seeds[node] < 0 ? next++ : Arrays.binarySearch(sorted, seeds[node]);
        }
        Contraction.renumber(communities, next);
        return communities;
    }

    /// Names each community by the least seed among its nodes that names no earlier community, else by a number above
    /// all seeds.
    ///
    /// @param communities numbered from 0 in the order of first nodes
    static long[] names(int[] communities, int count, long @Nullable [] seeds) {
        long[] result = new long[communities.length];
        if (seeds == null) {
            Arrays.setAll(result, i -> communities[i]);
            return result;
        }
        int[] order = new int[communities.length];
        Arrays.setAll(order, i -> i);
        Members members = Members.of(communities, order);
        long[] sorted = Arrays.stream(seeds)
                .filter(seed -> seed >= 0)
                .sorted()
                .distinct()
                .toArray();
        boolean[] taken = new boolean[sorted.length];
        long next = sorted.length == 0 ? 0 : sorted[sorted.length - 1] + 1;
        long[] names = new long[count];
        for (int community = 0; community < count; community++) {
            int least = -1;
            for (int i = members.offsets()[community]; i < members.offsets()[community + 1]; i++) {
                long seed = seeds[members.nodes()[i]];
                int at = seed < 0 ? -1 : Arrays.binarySearch(sorted, seed);
                if (at >= 0 && !taken[at] && (least < 0 || at < least)) {
                    least = at;
                }
            }
            if (least >= 0) {
                taken[least] = true;
            }
            names[community] = least >= 0 ? sorted[least] : next++;
        }
        Arrays.setAll(result, i -> names[communities[i]]);
        return result;
    }
}
