package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.clique.DensestSubgraph;
import io.orbitgraph.algorithms.breadth.clique.MaximalCliques;
import io.orbitgraph.algorithms.breadth.coloring.ColorRefinement;
import io.orbitgraph.algorithms.breadth.coloring.GreedyColorings;
import io.orbitgraph.algorithms.breadth.structure.Biconnected;
import io.orbitgraph.algorithms.breadth.structure.Bipartite;
import io.orbitgraph.algorithms.breadth.structure.Metrics;
import io.orbitgraph.algorithms.breadth.structure.Planarity;
import io.orbitgraph.algorithms.breadth.structure.VertexCover;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.Optional;

/// Cliques, colourings, covers, and what kind of graph it is.
final class StructureProcedures {
    private StructureProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                maximalCliques(),
                densestSubgraph(),
                colors(AlgorithmDefinition.of(
                                "orbit.graph.coloring",
                                "Colours nodes so that no two related ones have the same.",
                                new GreedyColorings(),
                                (configuration, graph) -> new GreedyColorings.Parameters(
                                        configuration.choice("algorithm", GreedyColorings.Variant.SATURATION)))
                        .seeded()),
                colors(AlgorithmDefinition.of(
                        "orbit.graph.colorRefinement",
                        "Groups nodes that have as many relationships to each group.",
                        new ColorRefinement(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                vertexCover(),
                bipartite(),
                biconnected(),
                planarity(),
                planarEmbedding(),
                metrics());
    }

    static <P> AlgorithmDefinition<P, Groups> colors(AlgorithmDefinition<P, Groups> definition) {
        return definition
                .nodeValues(
                        "color",
                        "INTEGER",
                        outcome -> Output.numbers(outcome.result().groups()))
                .integer("colorCount", Groups::count);
    }

    private static AlgorithmDefinition<?, ?> maximalCliques() {
        MaximalCliques.Parameters defaults = MaximalCliques.Parameters.DEFAULT;
        AlgorithmDefinition<MaximalCliques.Parameters, MaximalCliques.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.maximalCliques",
                "Sets of nodes that are all related and to which no node can be added.",
                new MaximalCliques(),
                (configuration, graph) -> new MaximalCliques.Parameters(
                        configuration.choice("algorithm", defaults.algorithm()),
                        configuration.integer("limit", defaults.limit()),
                        configuration.longInteger("timeoutSeconds", defaults.timeoutSeconds())));
        return definition
                .streams(Output.sets(MaximalCliques.Result::cliques))
                .integer("cliqueCount", result -> result.cliques().count())
                .integer("largestSize", result -> result.cliques().largest())
                .flag("isComplete", MaximalCliques.Result::complete);
    }

    private static AlgorithmDefinition<?, ?> densestSubgraph() {
        AlgorithmDefinition<NoParameters, DensestSubgraph.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.densestSubgraph",
                "The nodes with the most relationships among them per node.",
                new DensestSubgraph(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .streams(Output.nodes(outcome -> outcome.result().nodes()))
                .nodeProperty(outcome -> Output.flags(outcome, outcome.result().nodes()))
                .number("density", DensestSubgraph.Result::density)
                .integer("nodeCount", result -> result.nodes().length);
    }

    private static AlgorithmDefinition<?, ?> vertexCover() {
        return AlgorithmDefinition.of(
                        "orbit.graph.vertexCover",
                        "Few nodes such that each relationship has one of them at an end.",
                        new VertexCover(),
                        (configuration, graph) -> new VertexCover.Parameters(
                                configuration.choice("algorithm", VertexCover.Variant.GREEDY)))
                .streams(Output.nodes(Outcome::result))
                .nodeProperty(outcome -> Output.flags(outcome, outcome.result()))
                .integer("nodeCount", result -> result.length);
    }

    private static AlgorithmDefinition<?, ?> bipartite() {
        AlgorithmDefinition<NoParameters, Optional<Groups>> definition = AlgorithmDefinition.of(
                "orbit.graph.bipartite",
                "Whether nodes fall in two sides with relationships between the sides only, and which.",
                new Bipartite(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .nodeValues("side", "INTEGER", StructureProcedures::sides)
                .flag("isBipartite", Optional::isPresent);
    }

    private static NodeColumn sides(Outcome<NoParameters, Optional<Groups>> outcome) {
        Groups sides = outcome.result()
                .orElseThrow(
                        () -> Require.failure(
                                "The graph is not bipartite: it has a cycle of odd length; orbit.graph.bipartite.stats asks first"));
        return Output.numbers(sides.groups());
    }

    private static AlgorithmDefinition<?, ?> biconnected() {
        AlgorithmDefinition<NoParameters, Biconnected.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.biconnectedComponents",
                "Sets of nodes that stay connected whichever one of them is taken away.",
                new Biconnected(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .streams(Output.sets(Biconnected.Result::blocks))
                .nodeProperty(StructureProcedures::blocks)
                .integer("componentCount", result -> result.blocks().count())
                .integer("largestSize", result -> result.blocks().largest())
                .figure(
                        "cutPoints",
                        "LIST<INTEGER>",
                        outcome -> Output.ids(outcome, outcome.result().cutPoints()));
    }

    /// The indexes of the blocks that a node is in.
    private static NodeColumn blocks(Outcome<NoParameters, Biconnected.Result> outcome) {
        List<int[]> blocks = outcome.result().blocks().sets();
        int[] counts = new int[outcome.graph().nodeCount()];
        blocks.forEach(block -> {
            for (int node : block) {
                counts[node]++;
            }
        });
        long[][] lists = new long[counts.length][];
        for (int node = 0; node < lists.length; node++) {
            lists[node] = new long[counts[node]];
        }
        for (int block = blocks.size() - 1; block >= 0; block--) {
            for (int node : blocks.get(block)) {
                lists[node][--counts[node]] = block;
            }
        }
        return new NodeColumn.LongLists(lists);
    }

    private static AlgorithmDefinition<NoParameters, Planarity.Result> planar(String name, String description) {
        return AlgorithmDefinition.of(
                name, description, new Planarity(), (configuration, graph) -> NoParameters.DEFAULT);
    }

    private static AlgorithmDefinition<?, ?> planarity() {
        return planar(
                        "orbit.graph.planarity",
                        "Whether the graph can be drawn without crossings; streams what stands in the way.")
                .streams(Output.pairs(Planarity.Result::obstruction))
                .flag("isPlanar", Planarity.Result::isPlanar);
    }

    private static AlgorithmDefinition<?, ?> planarEmbedding() {
        return planar(
                        "orbit.graph.planarEmbedding",
                        "The order of the neighbours around each node in a drawing without crossings.")
                .streams(Rows.of(
                        List.of(new Field("nodeId", "INTEGER"), new Field("neighborIds", "LIST<INTEGER>")), outcome -> {
                            Require.that(
                                    outcome.result().isPlanar(),
                                    "The graph is not planar; orbit.graph.planarity.stream shows why");
                            List<int[]> embedding = outcome.result().embedding();
                            return Rows.indexed(embedding.size(), node ->
                                    new Value[] {Value.of(outcome.id(node)), Output.ids(outcome, embedding.get(node))});
                        }));
    }

    private static AlgorithmDefinition<?, ?> metrics() {
        AlgorithmDefinition<NoParameters, Metrics.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.metrics",
                "What a graph is like as a whole: density, shortest cycle, components, and kinds that it belongs to.",
                new Metrics(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .number("density", Metrics.Result::density)
                .integer("girth", Metrics.Result::girth)
                .integer("componentCount", Metrics.Result::components)
                .flag("isTree", Metrics.Result::tree)
                .flag("isForest", Metrics.Result::forest)
                .flag("isComplete", Metrics.Result::complete)
                .flag("isEulerian", Metrics.Result::eulerian);
    }
}
