package io.orbitgraph.algorithms.procedure.paths;

import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerParameters;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerTree;
import io.orbitgraph.algorithms.paths.tree.PrizeTree;
import io.orbitgraph.algorithms.paths.tree.SpanningTree;
import io.orbitgraph.algorithms.paths.tree.SpanningTreeParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerTree;
import io.orbitgraph.algorithms.paths.tree.Tree;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Trees of small weight.
final class TreeProcedures {
    /// Which weights a spanning tree is to have.
    enum Objective {
        MINIMUM,
        MAXIMUM
    }

    private TreeProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        AlgorithmDefinition<?, ?> spanning = spanningTree();
        AlgorithmDefinition<?, ?> kSpanning = kSpanningTree();
        AlgorithmDefinition<?, ?> steiner = steinerTree();
        return List.of(
                spanning,
                spanning.alias("gds.beta.spanningTree"),
                kSpanning,
                kSpanning.alias("gds.alpha.kSpanningTree"),
                steiner,
                steiner.alias("gds.beta.steinerTree"),
                prizeSteinerTree());
    }

    private static boolean maximizes(Configuration configuration) {
        return configuration.choice("objective", Objective.MINIMUM) == Objective.MAXIMUM;
    }

    private static AlgorithmDefinition<?, ?> spanningTree() {
        AlgorithmDefinition<SpanningTreeParameters, Tree> definition = AlgorithmDefinition.of(
                "gds.spanningTree",
                "The spanning tree of least or greatest weight of what a node reaches.",
                new SpanningTree(),
                (configuration, graph) ->
                        new SpanningTreeParameters(graph.node("sourceNode"), maximizes(configuration), 0));
        return connecting(
                measured(streamed(definition, Function.identity()), Function.identity()), Function.identity());
    }

    private static AlgorithmDefinition<?, ?> kSpanningTree() {
        AlgorithmDefinition<SpanningTreeParameters, Tree> definition = AlgorithmDefinition.of(
                "gds.kSpanningTree",
                "A tree of k nodes of small or great weight.",
                new SpanningTree(),
                (configuration, graph) -> {
                    int k = configuration.requiredInteger("k");
                    Require.atLeast("k", k, 1);
                    return new SpanningTreeParameters(graph.node("sourceNode"), maximizes(configuration), k);
                });
        return measured(streamed(definition, Function.identity()), Function.identity())
                .nodeProperty(TreeProcedures::members);
    }

    /// The id of the root for nodes of the tree, their own for others.
    private static Longs members(Outcome<SpanningTreeParameters, Tree> outcome) {
        Tree tree = outcome.result();
        long[] values = new long[tree.parents().length];
        for (int node = 0; node < values.length; node++) {
            values[node] = outcome.id(tree.parents()[node] < 0 ? node : tree.root());
        }
        return new Longs(values);
    }

    private static AlgorithmDefinition<?, ?> steinerTree() {
        AlgorithmDefinition<SteinerParameters, Tree> definition = AlgorithmDefinition.of(
                "gds.steinerTree",
                "A tree of small weight from a node to several others.",
                new SteinerTree(),
                (configuration, graph) -> new SteinerParameters(
                        graph.node("sourceNode"),
                        graph.someNodes("targetNodes"),
                        configuration.flag("applyRerouting", false)));
        definition
                // The search is Dijkstra's, which has no buckets.
                .options((configuration, mode) -> Require.moreThan("delta", configuration.number("delta", 2), 0))
                .figure(
                        "effectiveTargetNodesCount",
                        "INTEGER",
                        outcome -> Value.of(IntStream.of(outcome.parameters().targetNodes())
                                .distinct()
                                .filter(target -> outcome.result().parents()[target] >= 0)
                                .count()));
        return connecting(
                measured(streamed(definition, Function.identity()), Function.identity()), Function.identity());
    }

    private static AlgorithmDefinition<?, ?> prizeSteinerTree() {
        AlgorithmDefinition<PrizeSteinerParameters, PrizeTree> definition = AlgorithmDefinition.of(
                "gds.prizeSteinerTree",
                "A tree that holds nodes of great prizes at small weight.",
                new PrizeSteinerTree(),
                (configuration, graph) -> {
                    configuration.requiredText("prizeProperty");
                    return new PrizeSteinerParameters(Objects.requireNonNull(graph.doubles("prizeProperty")));
                });
        definition.number("sumOfPrizes", PrizeTree::prizes);
        return connecting(measured(streamed(definition, PrizeTree::tree), PrizeTree::tree), PrizeTree::tree);
    }

    /// A row for each node of the tree.
    private static <P, R> AlgorithmDefinition<P, R> streamed(
            AlgorithmDefinition<P, R> definition, Function<R, Tree> treeOf) {
        return definition
                .weighted()
                .streams(Rows.of(
                        List.of(
                                new Field("nodeId", "INTEGER"),
                                new Field("parentId", "INTEGER"),
                                new Field("weight", "FLOAT")),
                        outcome -> {
                            Tree tree = treeOf.apply(outcome.result());
                            int[] nodes = nodes(tree);
                            return Rows.indexed(nodes.length, i -> new Value[] {
                                Value.of(outcome.id(nodes[i])),
                                Value.of(outcome.id(tree.parents()[nodes[i]])),
                                Value.of(tree.weights()[nodes[i]])
                            });
                        }));
    }

    private static int[] nodes(Tree tree) {
        int[] nodes = new int[tree.nodeCount()];
        int count = 0;
        for (int node = 0; node < tree.parents().length; node++) {
            if (tree.parents()[node] >= 0) {
                nodes[count++] = node;
            }
        }
        return nodes;
    }

    private static <P, R> AlgorithmDefinition<P, R> measured(
            AlgorithmDefinition<P, R> definition, Function<R, Tree> treeOf) {
        return definition
                .integer("effectiveNodeCount", result -> treeOf.apply(result).nodeCount())
                .number("totalWeight", result -> treeOf.apply(result).totalWeight());
    }

    /// A relationship from each node's parent to it, with its weight.
    private static <P, R> AlgorithmDefinition<P, R> connecting(
            AlgorithmDefinition<P, R> definition, Function<R, Tree> treeOf) {
        return definition.relationships(true, (outcome, property) -> {
            Tree tree = treeOf.apply(outcome.result());
            int[] targets = Arrays.stream(nodes(tree))
                    .filter(node -> node != tree.root())
                    .toArray();
            int[] sources = new int[targets.length];
            double[] weights = new double[targets.length];
            for (int i = 0; i < targets.length; i++) {
                sources[i] = tree.parents()[targets[i]];
                weights[i] = tree.weights()[targets[i]];
            }
            return NewRelationships.of(sources, targets, Map.of(Objects.requireNonNull(property), weights));
        });
    }
}
