package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.coloring.K1Coloring;
import io.orbitgraph.algorithms.community.coloring.K1ColoringParameters;
import io.orbitgraph.algorithms.community.coloring.K1ColoringResult;
import io.orbitgraph.algorithms.community.cut.MaxKCut;
import io.orbitgraph.algorithms.community.cut.MaxKCutParameters;
import io.orbitgraph.algorithms.community.cut.MaxKCutResult;
import io.orbitgraph.algorithms.community.kmeans.KMeans;
import io.orbitgraph.algorithms.community.kmeans.KMeansParameters;
import io.orbitgraph.algorithms.community.kmeans.KMeansParameters.Sampler;
import io.orbitgraph.algorithms.community.kmeans.KMeansResult;
import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// Nodes sorted into a number of parts: colours, the sides of a cut, clusters of points.
final class PartitionProcedures {
    private static final CommunityIds<K1ColoringResult> COLOURS =
            CommunityIds.numbers("color", result -> CommunityIds.widened(result.colors()));
    private static final CommunityIds<MaxKCutResult> PARTS =
            CommunityIds.numbers("communityId", result -> CommunityIds.widened(result.communities()));
    private static final CommunityIds<KMeansResult> CLUSTERS =
            CommunityIds.numbers("communityId", result -> CommunityIds.widened(result.communities()));

    private PartitionProcedures() {}

    static AlgorithmDefinition<?, ?> k1Coloring() {
        AlgorithmDefinition<K1ColoringParameters, K1ColoringResult> definition = AlgorithmDefinition.of(
                "gds.k1coloring",
                "Colours, few in all, such that neighbours have different ones.",
                new K1Coloring(),
                PartitionProcedures::coloringParameters);
        return COLOURS.addTo(definition
                .seeded()
                .integer("colorCount", K1ColoringResult::colorCount)
                .nodeCount("nodeCount")
                .integer("ranIterations", K1ColoringResult::rounds)
                .flag("didConverge", result -> true));
    }

    private static K1ColoringParameters coloringParameters(Configuration configuration, GraphInput graph) {
        configuration.refuse("maxIterations", "the colouring always ends by itself, and without conflicts");
        configuration.refuse("batchSize", "batches are chosen so that the result does not depend on the concurrency");
        return K1ColoringParameters.DEFAULT;
    }

    static AlgorithmDefinition<?, ?> maxKCut() {
        AlgorithmDefinition<MaxKCutParameters, MaxKCutResult> definition = AlgorithmDefinition.of(
                "gds.maxkcut",
                "Parts with as much weight between them as can be found.",
                new MaxKCut(),
                PartitionProcedures::cutParameters);
        definition.weighted().seeded().number("cutCost", MaxKCutResult::cutCost);
        PARTS.addDistributionTo(definition, "communityDistribution");
        return PARTS.addTo(definition);
    }

    private static MaxKCutParameters cutParameters(Configuration configuration, GraphInput graph) {
        MaxKCutParameters defaults = MaxKCutParameters.DEFAULT;
        return new MaxKCutParameters(
                configuration.integer("k", defaults.k()),
                configuration.integer("iterations", defaults.iterations()),
                configuration.integer("vnsMaxNeighborhoodOrder", defaults.vnsMaxNeighborhoodOrder()),
                configuration.flag("minimize", defaults.minimize()),
                sizes(configuration.list("minCommunitySizes")));
    }

    private static int[] sizes(List<Value> values) {
        return values.stream()
                .mapToInt(value -> switch (value) {
                    case IntegerValue(long size) when size >= 0 && size <= Integer.MAX_VALUE -> (int) size;
                    default ->
                        throw Require.failure("`minCommunitySizes` must be integers of at least 0, but holds " + value);
                })
                .toArray();
    }

    static AlgorithmDefinition<?, ?> kMeans() {
        AlgorithmDefinition<KMeansParameters, KMeansResult> definition = AlgorithmDefinition.of(
                "gds.kmeans",
                "Clusters of nodes whose lists of numbers are near each other.",
                new KMeans(),
                PartitionProcedures::kMeansParameters);
        definition
                .seeded()
                .nodeProperty(outcome -> new Longs(CLUSTERS.of().apply(outcome.result())))
                .streamsNodes(
                        List.of(
                                new Field("communityId", "INTEGER"),
                                new Field("distanceFromCentroid", "FLOAT"),
                                new Field("silhouette", "FLOAT")),
                        PartitionProcedures::clusters)
                .figure(
                        "centroids",
                        "LIST<LIST<FLOAT>>",
                        outcome -> new ListValue(Arrays.stream(outcome.result().centroids())
                                .<Value>map(ListValue::ofFloats)
                                .toList()))
                .number("averageDistanceToCentroid", KMeansResult::averageDistance)
                .figure(
                        "averageSilhouette",
                        "FLOAT",
                        outcome -> outcome.parameters().computeSilhouette()
                                ? Value.of(outcome.result().averageSilhouette())
                                : Value.NULL);
        return CLUSTERS.addDistributionTo(definition, "communityDistribution");
    }

    private static IntFunction<Value[]> clusters(Outcome<KMeansParameters, KMeansResult> outcome) {
        KMeansResult result = outcome.result();
        boolean silhouettes = outcome.parameters().computeSilhouette();
        return node -> new Value[] {
            Value.of(result.communities()[node]),
            Value.of(result.distances()[node]),
            silhouettes ? Value.of(result.silhouettes()[node]) : Value.NULL
        };
    }

    private static KMeansParameters kMeansParameters(Configuration configuration, GraphInput graph) {
        String property = configuration.requiredText("nodeProperty");
        KMeansParameters defaults = KMeansParameters.of(property);
        return new KMeansParameters(
                property,
                configuration.integer("k", defaults.k()),
                configuration.integer("maxIterations", defaults.maxIterations()),
                configuration.number("deltaThreshold", defaults.deltaThreshold()),
                configuration.integer("numberOfRestarts", defaults.numberOfRestarts()),
                sampler(configuration.text("initialSampler", "uniform")),
                configuration.list("seedCentroids").stream()
                        .map(PartitionProcedures::point)
                        .toArray(double[][]::new),
                configuration.flag("computeSilhouette", defaults.computeSilhouette()));
    }

    private static Sampler sampler(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "uniform" -> Sampler.UNIFORM;
            case "kmeans++" -> Sampler.KMEANS_PLUS_PLUS;
            default -> throw Require.failure("`initialSampler` is '" + name + "', must be 'uniform' or 'kmeans++'");
        };
    }

    private static double[] point(Value value) {
        if (!(value instanceof ListValue(List<Value> coordinates))) {
            throw Require.failure("`seedCentroids` must be a list of lists of numbers, but holds " + value);
        }
        return coordinates.stream()
                .mapToDouble(coordinate -> switch (coordinate) {
                    case FloatValue(double number) -> number;
                    case IntegerValue(long number) -> number;
                    default ->
                        throw Require.failure(
                                "`seedCentroids` must be a list of lists of numbers, but one holds " + coordinate);
                })
                .toArray();
    }
}
