package io.orbitgraph.algorithms.procedure.similarity;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.similarity.Knn;
import io.orbitgraph.algorithms.similarity.KnnParameters;
import io.orbitgraph.algorithms.similarity.KnnParameters.Metric;
import io.orbitgraph.algorithms.similarity.KnnParameters.Property;
import io.orbitgraph.algorithms.similarity.KnnParameters.Sampler;
import io.orbitgraph.algorithms.similarity.KnnResult;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Similar nodes, by properties.
final class KnnProcedures {
    private KnnProcedures() {}

    static AlgorithmDefinition<?, ?> definition(String name, boolean isFiltered) {
        AlgorithmDefinition<KnnParameters, KnnResult> definition = AlgorithmDefinition.of(
                name,
                "For each node the nodes whose properties are most similar, with how similar they are.",
                new Knn(),
                (configuration, graph) -> parameters(configuration, graph, isFiltered));
        return SimilarityProcedures.pairs(
                definition
                        .seeded()
                        .integer("ranIterations", KnnResult::ranIterations)
                        .flag("didConverge", KnnResult::didConverge)
                        .integer("nodePairsConsidered", KnnResult::pairsConsidered)
                        .figure("nodesCompared", "INTEGER", outcome -> {
                            BitSet sources = outcome.parameters().sourceNodes();
                            return Value.of(
                                    (long) (sources == null ? outcome.graph().nodeCount() : sources.cardinality()));
                        }),
                KnnResult::pairs);
    }

    private static KnnParameters parameters(Configuration configuration, GraphInput graph, boolean isFiltered) {
        return new KnnParameters(
                properties(configuration),
                configuration.integer("topK", 10),
                configuration.number("sampleRate", 0.5),
                configuration.number("deltaThreshold", 0.001),
                configuration.integer("maxIterations", 100),
                configuration.integer("randomJoins", 10),
                configuration.choice("initialSampler", Sampler.UNIFORM),
                configuration.number("perturbationRate", 0),
                configuration.number("similarityCutoff", 0),
                isFiltered ? graph.filter("sourceNodeFilter") : null,
                isFiltered ? graph.filter("targetNodeFilter") : null,
                isFiltered && configuration.flag("seedTargetNodes", false));
    }

    /// A name, a map from names to metrics, or a list of names and maps.
    private static List<Property> properties(Configuration configuration) {
        List<Property> properties = new ArrayList<>();
        for (Value value : configuration.list("nodeProperties")) {
            switch (value) {
                case StringValue(String name) -> properties.add(new Property(name, Metric.DEFAULT));
                case MapValue metrics -> {
                    Configuration named = new Configuration(metrics);
                    for (String name : metrics.keys()) {
                        properties.add(new Property(name, named.choice(name, Metric.DEFAULT)));
                    }
                }
                default ->
                    throw Configuration.failure(
                            "`nodeProperties` must be a string, a map of metrics by property, or a list of such, not "
                                    + TypeName.of(value));
            }
        }
        if (properties.isEmpty()) {
            throw Configuration.failure(
                    "`nodeProperties` is missing; it says what nodes are compared by");
        }
        return properties;
    }
}
