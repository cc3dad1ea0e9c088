package io.orbitgraph.algorithms.community;

import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// Which communities of a result are shown, and how they are called.
///
/// @param minCommunitySize communities of fewer nodes are hidden
/// @param consecutiveIds whether communities are numbered from 0, those that are shown in the order of their first
/// nodes, instead of keeping their ids
public record CommunityFilter(int minCommunitySize, boolean consecutiveIds) {
    /// The id of a node whose community is hidden. Ids of communities are not negative.
    public static final long HIDDEN = -1;

    /// All communities, as they are called.
    public static final CommunityFilter ALL = new CommunityFilter(0, false);

    public CommunityFilter {
        Require.atLeast("minCommunitySize", minCommunitySize, 0);
    }

    /// @param communities one for each node; negative for none, which is hidden; not changed
    /// @return for each node what its community is to be called, or {@link #HIDDEN}
    public long[] apply(long[] communities) {
        if (minCommunitySize <= 1 && !consecutiveIds) {
            return communities.clone();
        }
        long[] ids = ids(communities);
        int[] sizes = new int[ids.length];
        int[] places = new int[communities.length];
        for (int node = 0; node < communities.length; node++) {
            places[node] = communities[node] < 0 ? -1 : Arrays.binarySearch(ids, communities[node]);
            if (places[node] >= 0) {
                sizes[places[node]]++;
            }
        }
        long[] names = ids;
        if (consecutiveIds) {
            names = new long[ids.length];
            Arrays.fill(names, HIDDEN);
            long next = 0;
            for (int place : places) {
                if (place >= 0 && names[place] < 0 && sizes[place] >= minCommunitySize) {
                    names[place] = next++;
                }
            }
        }
        long[] result = new long[communities.length];
        for (int node = 0; node < result.length; node++) {
            boolean shown = places[node] >= 0 && sizes[places[node]] >= minCommunitySize;
            result[node] = shown ? names[places[node]] : HIDDEN;
        }
        return result;
    }

    /// How many nodes each community has, by ascending id; nodes in none are left out.
    public static long[] sizes(long[] communities) {
        long[] sorted = communities.clone();
        Arrays.sort(sorted);
        long[] sizes = new long[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] >= 0) {
                count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
                sizes[count - 1]++;
            }
        }
        return Arrays.copyOf(sizes, count);
    }

    private static long[] ids(long[] communities) {
        return Arrays.stream(communities)
                .filter(id -> id >= 0)
                .sorted()
                .distinct()
                .toArray();
    }
}
