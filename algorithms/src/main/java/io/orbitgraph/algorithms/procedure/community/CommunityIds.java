package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.CommunityFilter;
import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.Distribution;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Mode;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.run.Require;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How the algorithms that put each node into one community show it. `minCommunitySize`, or `minComponentSize`, leaves
/// the nodes of smaller communities out of streams and of what is written; a projection gets all. `consecutiveIds`
/// numbers the communities from 0.
///
/// @param field what a stream calls the id
/// @param sizeKey what the key for the least size is called
/// @param canRenumber whether there is the key `consecutiveIds`
/// @param of the community of each node
record CommunityIds<R>(String field, String sizeKey, boolean canRenumber, Function<R, long[]> of) {
    private static final String CONSECUTIVE = "consecutiveIds";
    private static final String SEEDS = "seedProperty";

    static <R> CommunityIds<R> communities(Function<R, long[]> of) {
        return new CommunityIds<>("communityId", "minCommunitySize", true, of);
    }

    static <R> CommunityIds<R> components(Function<R, long[]> of) {
        return new CommunityIds<>("componentId", "minComponentSize", true, of);
    }

    /// For ids that are consecutive by nature.
    static <R> CommunityIds<R> numbers(String field, Function<R, long[]> of) {
        return new CommunityIds<>(field, "minCommunitySize", false, of);
    }

    /// The communities to start from, that `seedProperty` names; null for none. Consecutive ids would lose them.
    static long @Nullable [] seeds(Configuration configuration, GraphInput graph) {
        Require.that(
                !(configuration.has(SEEDS) && configuration.flag(CONSECUTIVE, false)),
                "`" + CONSECUTIVE + "` and `" + SEEDS + "` exclude each other: seeds are ids to be kept");
        return graph.longs(SEEDS);
    }

    /// The id of each node's community in stream, mutate and write mode.
    <P> AlgorithmDefinition<P, R> addTo(AlgorithmDefinition<P, R> definition) {
        return addKeysTo(definition).nodeValues(field, "INTEGER", outcome -> new Longs(shown(outcome)));
    }

    /// The keys alone, where a stream has other columns.
    <P> AlgorithmDefinition<P, R> addKeysTo(AlgorithmDefinition<P, R> definition) {
        return definition.options(this::read).writesOnly(this::isShown);
    }

    /// How large the communities are.
    <P> AlgorithmDefinition<P, R> addDistributionTo(AlgorithmDefinition<P, R> definition, String name) {
        return definition.figure(name, "MAP", outcome -> Distribution.ofSizes(of.apply(outcome.result())));
    }

    private void read(Configuration configuration, Mode mode) {
        if (canRenumber) {
            configuration.flag(CONSECUTIVE, false);
        }
        Require.atLeast(sizeKey, leastSize(configuration, mode), 0);
    }

    /// How large communities must be to be shown; a projection gets all.
    private int leastSize(Configuration configuration, Mode mode) {
        if (mode != Mode.STREAM && mode != Mode.WRITE) {
            return 0;
        }
        Long least = configuration.optionalInteger(sizeKey);
        return least == null ? 0 : (int) Math.clamp(least, -1L, Integer.MAX_VALUE);
    }

    /// The id of each node's community as it is to be shown, negative for a node that is left out.
    long[] shown(Outcome<?, R> outcome) {
        Configuration configuration = outcome.configuration();
        boolean renumbers = canRenumber && configuration.flag(CONSECUTIVE, false);
        return new CommunityFilter(leastSize(configuration, outcome.mode()), renumbers)
                .apply(of.apply(outcome.result()));
    }

    private IntPredicate isShown(Outcome<?, R> outcome) {
        if (leastSize(outcome.configuration(), outcome.mode()) <= 1) {
            return node -> true;
        }
        long[] shown = shown(outcome);
        return node -> shown[node] != CommunityFilter.HIDDEN;
    }

    /// For nodes that are numbered by a narrower type.
    static long[] widened(int[] numbers) {
        long[] wide = new long[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
