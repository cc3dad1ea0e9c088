package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.matching.ApproximateMatching;
import io.orbitgraph.algorithms.breadth.matching.BipartiteMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumWeightBipartite;
import io.orbitgraph.algorithms.breadth.matching.PerfectMatching;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import java.util.List;

/// Matchings.
final class MatchingProcedures {
    private MatchingProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                matching(AlgorithmDefinition.of(
                        "orbit.graph.maximumMatching",
                        "As many relationships as possible that share no node.",
                        new MaximumMatching(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                matching(AlgorithmDefinition.of(
                        "orbit.graph.bipartiteMatching",
                        "As many relationships as possible that share no node, in a bipartite graph.",
                        new BipartiteMatching(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                matching(AlgorithmDefinition.of(
                        "orbit.graph.maximumWeightBipartiteMatching",
                        "Relationships that share no node and weigh most together, in a bipartite graph.",
                        new MaximumWeightBipartite(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                matching(AlgorithmDefinition.of(
                        "orbit.graph.perfectMatching",
                        "Relationships of least or greatest weight that pair all nodes.",
                        new PerfectMatching(),
                        (configuration, graph) ->
                                new PerfectMatching.Parameters(configuration.flag("maximize", false)))),
                matching(AlgorithmDefinition.of(
                        "orbit.graph.approximateMatching",
                        "Relationships that share no node and weigh at least half of the most possible, quickly.",
                        new ApproximateMatching(),
                        (configuration, graph) -> new ApproximateMatching.Parameters(
                                configuration.choice("algorithm", ApproximateMatching.Variant.PATH_GROWING)))));
    }

    private static <P> AlgorithmDefinition<P, Links> matching(AlgorithmDefinition<P, Links> definition) {
        return definition
                .weighted()
                .streams(Output.links("weight", links -> links))
                .relationships(true, (outcome, property) -> Output.relationships(outcome.result(), property))
                .integer("pairCount", Links::count)
                .number("totalWeight", Links::total);
    }
}
