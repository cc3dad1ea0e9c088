package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.modularity.CommunityResult;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.modularity.Louvain;
import io.orbitgraph.algorithms.community.modularity.LouvainParameters;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimization;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimizationParameters;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimizationResult;
import io.orbitgraph.algorithms.community.modularity.PartitionMeasures;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeColumn.LongLists;
import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// Communities by modularity, and measures of given communities.
final class ModularityProcedures {
    private static final CommunityIds<CommunityResult> LEVELLED =
            CommunityIds.communities(CommunityResult::communities);
    private static final CommunityIds<ModularityOptimizationResult> OPTIMIZED =
            CommunityIds.communities(ModularityOptimizationResult::communities);
    private static final String INTERMEDIATE = "includeIntermediateCommunities";

    private ModularityProcedures() {}

    static AlgorithmDefinition<?, ?> louvain() {
        AlgorithmDefinition<LouvainParameters, CommunityResult> definition = AlgorithmDefinition.of(
                "gds.louvain",
                "Communities of high modularity: nodes move, communities become nodes, again.",
                new Louvain(),
                ModularityProcedures::louvainParameters);
        return levelled(definition);
    }

    private static LouvainParameters louvainParameters(Configuration configuration, GraphInput graph) {
        LouvainParameters defaults = LouvainParameters.DEFAULT;
        return new LouvainParameters(
                configuration.integer("maxLevels", defaults.maxLevels()),
                configuration.integer("maxIterations", defaults.maxIterations()),
                configuration.number("tolerance", defaults.tolerance()),
                configuration.number("gamma", defaults.resolution()),
                includesIntermediate(configuration),
                CommunityIds.seeds(configuration, graph));
    }

    private static boolean includesIntermediate(Configuration configuration) {
        boolean includes = configuration.flag(INTERMEDIATE, false);
        Require.that(
                !(includes && configuration.flag("consecutiveIds", false)),
                "`" + INTERMEDIATE + "` and `consecutiveIds` exclude each other: the ids of a level are consecutive");
        return includes;
    }

    static AlgorithmDefinition<?, ?> leiden() {
        AlgorithmDefinition<LeidenParameters, CommunityResult> definition = AlgorithmDefinition.of(
                "gds.leiden",
                "Communities of high modularity that are connected.",
                new Leiden(),
                ModularityProcedures::leidenParameters);
        return levelled(definition)
                .flag("didConverge", CommunityResult::didConverge)
                .nodeCount("nodeCount");
    }

    private static LeidenParameters leidenParameters(Configuration configuration, GraphInput graph) {
        LeidenParameters defaults = LeidenParameters.DEFAULT;
        return new LeidenParameters(
                configuration.integer("maxLevels", defaults.maxLevels()),
                configuration.number("gamma", defaults.gamma()),
                configuration.number("theta", defaults.theta()),
                configuration.number("tolerance", defaults.tolerance()),
                includesIntermediate(configuration),
                CommunityIds.seeds(configuration, graph),
                configuration.integer("rounds", defaults.rounds()));
    }

    private static <P> AlgorithmDefinition<P, CommunityResult> levelled(
            AlgorithmDefinition<P, CommunityResult> definition) {
        definition
                .weighted()
                .seeded()
                .integer("communityCount", CommunityResult::count)
                .integer("ranLevels", CommunityResult::levels)
                .number("modularity", CommunityResult::modularity)
                .figure(
                        "modularities",
                        "LIST<FLOAT>",
                        outcome -> ListValue.ofFloats(outcome.result().modularities()));
        LEVELLED.addDistributionTo(definition, "communityDistribution");
        return LEVELLED.addKeysTo(definition)
                .nodeProperty(ModularityProcedures::column)
                .streamsNodes(
                        List.of(
                                new Field("communityId", "INTEGER"),
                                new Field("intermediateCommunityIds", "LIST<INTEGER>")),
                        ModularityProcedures::levels);
    }

    /// The community of each node, or its communities of all levels.
    private static NodeColumn column(Outcome<?, CommunityResult> outcome) {
        return outcome.configuration().flag(INTERMEDIATE, false)
                ? new LongLists(intermediate(outcome.result()))
                : new Longs(LEVELLED.shown(outcome));
    }

    private static IntFunction<Value[]> levels(Outcome<?, CommunityResult> outcome) {
        Longs communities = new Longs(LEVELLED.shown(outcome));
        if (!outcome.configuration().flag(INTERMEDIATE, false)) {
            return node -> new Value[] {communities.value(node), Value.NULL};
        }
        LongLists intermediate = new LongLists(intermediate(outcome.result()));
        return node -> new Value[] {communities.value(node), intermediate.value(node)};
    }

    /// For each node its community after each level. The last is the final one, under the id that it has in the end.
    private static long[][] intermediate(CommunityResult result) {
        int levels = result.intermediate().size();
        long[][] lists = new long[result.communities().length][levels];
        for (int level = 0; level < levels; level++) {
            int[] communities = result.intermediate().get(level);
            for (int node = 0; node < lists.length; node++) {
                lists[node][level] = level == levels - 1 ? result.communities()[node] : communities[node];
            }
        }
        return lists;
    }

    static AlgorithmDefinition<?, ?> modularityOptimization() {
        AlgorithmDefinition<ModularityOptimizationParameters, ModularityOptimizationResult> definition =
                AlgorithmDefinition.of(
                        "gds.modularityOptimization",
                        "Communities of high modularity by moving nodes, without levels.",
                        new ModularityOptimization(),
                        ModularityProcedures::optimizationParameters);
        definition
                .weighted()
                .seeded()
                .integer("communityCount", ModularityOptimizationResult::count)
                .number("modularity", ModularityOptimizationResult::modularity)
                .integer("ranIterations", ModularityOptimizationResult::ranIterations)
                .flag("didConverge", ModularityOptimizationResult::didConverge)
                .nodeCount("nodes");
        OPTIMIZED.addDistributionTo(definition, "communityDistribution");
        return OPTIMIZED.addTo(definition);
    }

    private static ModularityOptimizationParameters optimizationParameters(
            Configuration configuration, GraphInput graph) {
        configuration.refuse("batchSize", "batches are chosen so that the result does not depend on the concurrency");
        ModularityOptimizationParameters defaults = ModularityOptimizationParameters.DEFAULT;
        return new ModularityOptimizationParameters(
                configuration.integer("maxIterations", defaults.maxIterations()),
                configuration.number("tolerance", defaults.tolerance()),
                CommunityIds.seeds(configuration, graph));
    }

    static AlgorithmDefinition<?, ?> modularity() {
        return measured(
                        "gds.modularity",
                        "How much more weight given communities hold than chance would give them.",
                        "communityId",
                        "modularity",
                        (result, i) -> result.modularities()[i])
                .nodeCount("nodeCount")
                .figure(
                        "relationshipCount",
                        "INTEGER",
                        outcome -> Value.of(outcome.graph().relationshipCount()))
                .integer("communityCount", result -> result.communities().length)
                .number("modularity", PartitionMeasures.Result::modularity);
    }

    static AlgorithmDefinition<?, ?> conductance() {
        return measured(
                "gds.conductance",
                "The part of the relationships of given communities that leaves them.",
                "community",
                "conductance",
                (result, i) -> result.conductances()[i]);
    }

    /// A measure of one community.
    private interface Measure {
        double of(PartitionMeasures.Result result, int i);
    }

    private static AlgorithmDefinition<PartitionMeasures.Parameters, PartitionMeasures.Result> measured(
            String name, String description, String idField, String field, Measure measure) {
        return AlgorithmDefinition.of(
                        name, description, new PartitionMeasures(), ModularityProcedures::measureParameters)
                .weighted()
                .streams(Rows.counted(
                        List.of(new Field(idField, "INTEGER"), new Field(field, "FLOAT")),
                        result -> result.communities().length,
                        outcome -> i -> new Value[] {
                            Value.of(outcome.result().communities()[i]), Value.of(measure.of(outcome.result(), i))
                        }));
    }

    private static PartitionMeasures.Parameters measureParameters(Configuration configuration, GraphInput graph) {
        configuration.requiredText("communityProperty");
        return new PartitionMeasures.Parameters(Objects.requireNonNull(graph.longs("communityProperty")));
    }
}
