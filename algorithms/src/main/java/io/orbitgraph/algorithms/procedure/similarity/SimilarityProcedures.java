package io.orbitgraph.algorithms.procedure.similarity;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.similarity.NodeSimilarity;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Choice;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Cutoffs;
import io.orbitgraph.algorithms.similarity.PairFilter;
import io.orbitgraph.algorithms.similarity.SimilarPairs;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Similar nodes: by common neighbours, and by properties.
public final class SimilarityProcedures {
    private SimilarityProcedures() {}

    public static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> filtered = nodeSimilarity("gds.nodeSimilarity.filtered", true);
        AlgorithmDefinition<?, ?> knn = KnnProcedures.definition("gds.knn", false);
        AlgorithmDefinition<?, ?> filteredKnn = KnnProcedures.definition("gds.knn.filtered", true);
        return List.of(
                nodeSimilarity("gds.nodeSimilarity", false),
                filtered,
                filtered.alias("gds.alpha.nodeSimilarity.filtered"),
                knn,
                knn.alias("gds.beta.knn"),
                filteredKnn,
                filteredKnn.alias("gds.alpha.knn.filtered"));
    }

    private static AlgorithmDefinition<?, ?> nodeSimilarity(String name, boolean isFiltered) {
        AlgorithmDefinition<NodeSimilarityParameters, SimilarPairs> definition = AlgorithmDefinition.of(
                name,
                "Pairs of nodes that share neighbours, with how similar they are.",
                new NodeSimilarity(),
                (configuration, graph) -> parameters(configuration, graph, isFiltered));
        return pairs(
                definition
                        .weighted()
                        .figure(
                                "nodesCompared",
                                "INTEGER",
                                outcome -> Value.of(NodeSimilarity.nodesCompared(
                                        outcome.graph(), outcome.parameters(), outcome.workers()))),
                pairs -> pairs);
    }

    private static NodeSimilarityParameters parameters(
            Configuration configuration, GraphInput graph, boolean isFiltered) {
        NodeSimilarityParameters defaults = NodeSimilarityParameters.DEFAULT;
        return new NodeSimilarityParameters(
                configuration.choice("similarityMetric", defaults.metric()),
                choice(configuration, "topK", "bottomK", defaults.ofNode().count()),
                choice(configuration, "topN", "bottomN", defaults.ofAll().count()),
                new Cutoffs(
                        configuration.number(
                                "similarityCutoff", defaults.cutoffs().similarity()),
                        configuration.integer("degreeCutoff", defaults.cutoffs().degree()),
                        configuration.integer(
                                "upperDegreeCutoff", defaults.cutoffs().upperDegree())),
                isFiltered ? filter(graph) : PairFilter.ALL,
                components(configuration, graph));
    }

    /// What `sourceNodeFilter` and `targetNodeFilter` let pass.
    static PairFilter filter(GraphInput graph) {
        return new PairFilter(graph.filter("sourceNodeFilter"), graph.filter("targetNodeFilter"));
    }

    /// How many are wanted, from one end of the order or from the other.
    private static Choice choice(Configuration configuration, String topKey, String bottomKey, int defaultCount) {
        int top = configuration.integer(topKey, defaultCount);
        int bottom = configuration.integer(bottomKey, defaultCount);
        if (top != defaultCount && bottom != defaultCount) {
            throw Configuration.failure(
                    "`" + topKey + "` and `" + bottomKey + "` exclude each other; leave one of them out");
        }
        return bottom == defaultCount ? new Choice(top, false) : new Choice(bottom, true);
    }

    private static long @Nullable [] components(Configuration configuration, GraphInput graph) {
        Value value = configuration.value("useComponents");
        if (value.isNull()) {
            configuration.resolve("useComponents", BooleanValue.FALSE);
        }
        return value.isNull() || value instanceof BooleanValue ? null : graph.longs("useComponents");
    }

    /// What all have that find pairs.
    static <P, R> AlgorithmDefinition<P, R> pairs(
            AlgorithmDefinition<P, R> definition, Function<R, SimilarPairs> pairs) {
        return definition
                .streams(Rows.counted(
                        List.of(
                                new Field("node1", "INTEGER"),
                                new Field("node2", "INTEGER"),
                                new Field("similarity", "FLOAT")),
                        result -> pairs.apply(result).count(),
                        outcome -> {
                            SimilarPairs found = pairs.apply(outcome.result());
                            return i -> new Value[] {
                                Value.of(outcome.id(found.first()[i])),
                                Value.of(outcome.id(found.second()[i])),
                                Value.of(found.similarities()[i])
                            };
                        }))
                .integer("similarityPairs", result -> pairs.apply(result).count())
                .distribution(
                        "similarityDistribution",
                        outcome -> pairs.apply(outcome.result()).similarities())
                .relationships(true, (outcome, property) -> relationships(outcome, pairs, property));
    }

    private static <P, R> NewRelationships relationships(
            Outcome<P, R> outcome, Function<R, SimilarPairs> pairs, @Nullable String property) {
        SimilarPairs found = pairs.apply(outcome.result());
        return NewRelationships.of(
                found.first(), found.second(), property == null ? Map.of() : Map.of(property, found.similarities()));
    }
}
