package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters.Definition;
import io.orbitgraph.algorithms.community.labels.LabelPropagationResult;
import io.orbitgraph.algorithms.community.labels.Sllpa;
import io.orbitgraph.algorithms.community.labels.SllpaParameters;
import io.orbitgraph.algorithms.community.labels.SllpaResult;
import io.orbitgraph.algorithms.graph.NodeColumn.LongLists;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Partitioning;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Communities by the spreading of labels.
final class LabelProcedures {
    private static final CommunityIds<LabelPropagationResult> LABELS =
            CommunityIds.communities(LabelPropagationResult::labels);
    private static final String OVERLAPPING = "communityIds";

    private LabelProcedures() {}

    static AlgorithmDefinition<?, ?> labelPropagation() {
        AlgorithmDefinition<LabelPropagationParameters, LabelPropagationResult> definition = AlgorithmDefinition.of(
                "gds.labelPropagation",
                "Communities by labels that spread: a node takes the one that most of its neighbours have.",
                new LabelPropagation(),
                LabelProcedures::labelParameters);
        definition
                .weighted()
                .seeded()
                .integer(
                        "communityCount",
                        result -> Arrays.stream(result.labels()).distinct().count())
                .integer("ranIterations", LabelPropagationResult::ranIterations)
                .flag("didConverge", LabelPropagationResult::didConverge);
        LABELS.addDistributionTo(definition, "communityDistribution");
        return LABELS.addTo(definition);
    }

    private static LabelPropagationParameters labelParameters(Configuration configuration, GraphInput graph) {
        Definition definition = configuration.choice("definition", Definition.GDS);
        boolean weighs = configuration.has("relationshipWeightProperty") || configuration.has("nodeWeightProperty");
        Require.that(
                definition == Definition.GDS || !weighs,
                "`relationshipWeightProperty` and `nodeWeightProperty` are for the definition GDS: in that of "
                        + definition + " weights do not count");
        return new LabelPropagationParameters(
                configuration.integer("maxIterations", LabelPropagationParameters.DEFAULT.maxIterations()),
                CommunityIds.seeds(configuration, graph),
                graph.doubles("nodeWeightProperty"),
                definition);
    }

    static AlgorithmDefinition<?, ?> sllpa() {
        return AlgorithmDefinition.of(
                        "gds.sllpa",
                        "Overlapping communities by labels that nodes speak and listen to.",
                        new Sllpa(),
                        (configuration, graph) -> new SllpaParameters(
                                configuration.requiredInteger("maxIterations"),
                                configuration.number(
                                        "minAssociationStrength", SllpaParameters.DEFAULT.minAssociationStrength())))
                .seeded()
                .options((configuration, mode) -> Partitioning.check(configuration))
                .streams(Rows.of(List.of(new Field("nodeId", "INTEGER"), new Field("values", "MAP")), outcome -> {
                    LongLists communities = communities(outcome);
                    return Rows.indexed(communities.size(), node -> new Value[] {
                        Value.of(outcome.id(node)), MapValue.copyOf(Map.of(OVERLAPPING, communities.value(node)))
                    });
                }))
                .nodeProperty(configuration -> OVERLAPPING, LabelProcedures::communities)
                .figure(
                        "ranIterations",
                        "INTEGER",
                        outcome -> Value.of(outcome.parameters().maxIterations()))
                // There is nothing that could converge: labels are drawn anew in each iteration.
                .flag("didConverge", result -> false);
    }

    private static LongLists communities(Outcome<SllpaParameters, SllpaResult> outcome) {
        return new LongLists(Arrays.stream(outcome.result().communities())
                .map(CommunityIds::widened)
                .toArray(long[][]::new));
    }
}
