package io.orbitgraph.algorithms.procedure.similarity;

import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.similarity.Knn;
import io.orbitgraph.algorithms.similarity.KnnParameters;
import io.orbitgraph.algorithms.similarity.KnnParameters.Metric;
import io.orbitgraph.algorithms.similarity.KnnParameters.Property;
import io.orbitgraph.algorithms.similarity.KnnParameters.Search;
import io.orbitgraph.algorithms.similarity.KnnResult;
import io.orbitgraph.algorithms.similarity.PairFilter;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
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
                        .figure(
                                "nodesCompared",
                                "INTEGER",
                                outcome -> Value.of(outcome.parameters()
                                        .filter()
                                        .sourceCount(outcome.graph().nodeCount()))),
                KnnResult::pairs);
    }

    private static KnnParameters parameters(Configuration configuration, GraphInput graph, boolean isFiltered) {
        Search defaults = Search.DEFAULT;
        return new KnnParameters(
                properties(configuration),
                configuration.integer("topK", 10),
                configuration.number("similarityCutoff", 0),
                new Search(
                        configuration.number("sampleRate", defaults.sampleRate()),
                        configuration.number("deltaThreshold", defaults.deltaThreshold()),
                        configuration.integer("maxIterations", defaults.maxIterations()),
                        configuration.integer("randomJoins", defaults.randomJoins()),
                        configuration.choice("initialSampler", defaults.sampler()),
                        configuration.number("perturbationRate", defaults.perturbationRate())),
                isFiltered ? SimilarityProcedures.filter(graph) : PairFilter.ALL,
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
            throw Configuration.failure("`nodeProperties` is missing; it says what nodes are compared by");
        }
        return properties;
    }
}
