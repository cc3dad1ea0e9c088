package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.isomorphism.Isomorphism;
import io.orbitgraph.algorithms.breadth.order.CommonAncestors;
import io.orbitgraph.algorithms.breadth.order.Condensation;
import io.orbitgraph.algorithms.breadth.order.Dominators;
import io.orbitgraph.algorithms.breadth.order.TransitiveClosure;
import io.orbitgraph.algorithms.breadth.order.TransitiveReduction;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Reachability in directed graphs, and mappings between graphs.
final class OrderProcedures {
    private OrderProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                pairs(AlgorithmDefinition.of(
                        "orbit.graph.transitiveClosure",
                        "A relationship from each node to each other one that it reaches.",
                        new TransitiveClosure(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                pairs(AlgorithmDefinition.of(
                        "orbit.graph.transitiveReduction",
                        "The fewest relationships by which an acyclic graph reaches what it did.",
                        new TransitiveReduction(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                commonAncestors(),
                condensation(),
                dominators(),
                isomorphism(
                        "orbit.graph.isomorphism",
                        "One-to-one mappings of the nodes of a pattern to all nodes that keep what is related.",
                        false),
                isomorphism(
                        "orbit.graph.subgraphIsomorphism",
                        "One-to-one mappings of the nodes of a pattern to some nodes that keep what is related.",
                        true));
    }

    private static AlgorithmDefinition<NoParameters, Links> pairs(AlgorithmDefinition<NoParameters, Links> definition) {
        return definition
                .streams(Output.pairs(links -> links))
                .relationships(false, (outcome, property) -> Output.relationships(outcome.result(), null))
                .integer("relationshipCount", Links::count);
    }

    private static AlgorithmDefinition<?, ?> commonAncestors() {
        return AlgorithmDefinition.of(
                        "orbit.graph.lowestCommonAncestors",
                        "The nodes of an acyclic graph that reach two nodes and of which none reaches another.",
                        new CommonAncestors(),
                        (configuration, graph) ->
                                new CommonAncestors.Parameters(graph.node("firstNode"), graph.node("secondNode")))
                .streams(Output.nodes(Outcome::result))
                .integer("nodeCount", result -> result.length);
    }

    private static AlgorithmDefinition<?, ?> condensation() {
        AlgorithmDefinition<NoParameters, Condensation.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.condensation",
                "The acyclic graph of strongly connected components.",
                new Condensation(),
                (configuration, graph) -> NoParameters.DEFAULT);
        return definition
                .streams(Rows.counted(
                        List.of(
                                new Field("sourceComponentId", "INTEGER"),
                                new Field("targetComponentId", "INTEGER"),
                                new Field("relationshipCount", "INTEGER")),
                        result -> result.links().count(),
                        outcome -> {
                            Links links = outcome.result().links();
                            return i -> new Value[] {
                                Value.of(links.sources()[i]),
                                Value.of(links.targets()[i]),
                                Value.of((long) links.values()[i])
                            };
                        }))
                .nodeProperty(
                        outcome -> Output.numbers(outcome.result().components().groups()))
                .integer("componentCount", result -> result.components().count())
                .integer("linkCount", result -> result.links().count());
    }

    private static AlgorithmDefinition<?, ?> dominators() {
        return AlgorithmDefinition.of(
                        "orbit.graph.dominatorTree",
                        "For each node that a root reaches the last one that all paths to it go through.",
                        new Dominators(),
                        (configuration, graph) -> new Dominators.Parameters(graph.node("rootNode")))
                .streams(Rows.of(
                        List.of(new Field("nodeId", "INTEGER"), new Field("dominatorId", "INTEGER")), outcome -> {
                            Links tree = tree(outcome);
                            return Rows.indexed(tree.count(), i -> new Value[] {
                                Value.of(outcome.id(tree.targets()[i])), Value.of(outcome.id(tree.sources()[i]))
                            });
                        }))
                .relationships(false, (outcome, property) -> Output.relationships(tree(outcome), null))
                .figure(
                        "reachedCount",
                        "INTEGER",
                        outcome -> Value.of(tree(outcome).count() + 1));
    }

    private static AlgorithmDefinition<?, ?> isomorphism(String name, String description, boolean induced) {
        AlgorithmDefinition<Isomorphism.Parameters, List<int[]>> definition = AlgorithmDefinition.of(
                name,
                description,
                new Isomorphism(),
                (configuration, graph) -> new Isomorphism.Parameters(
                        graph.otherGraph("patternGraph"),
                        induced,
                        configuration.optionalText("nodeProperty"),
                        configuration.integer("limit", 1)));
        return definition
                .streams(Rows.of(
                        List.of(
                                new Field("index", "INTEGER"),
                                new Field("patternNodeId", "INTEGER"),
                                new Field("nodeId", "INTEGER")),
                        outcome -> {
                            NodeIds pattern = outcome.parameters().pattern().ids();
                            int nodes = pattern.count();
                            return Rows.indexed(outcome.result().size() * nodes, i -> new Value[] {
                                Value.of(i / nodes),
                                Value.of(pattern.id(i % nodes)),
                                Value.of(outcome.id(outcome.result().get(i / nodes)[i % nodes]))
                            });
                        }))
                .flag("isFound", result -> !result.isEmpty())
                .integer("mappingCount", List::size);
    }

    /// From dominator to node.
    private static Links tree(Outcome<Dominators.Parameters, int[]> outcome) {
        int[] dominators = outcome.result();
        List<Links.Link> links = new ArrayList<>();
        for (int node = 0; node < dominators.length; node++) {
            if (dominators[node] >= 0 && node != outcome.parameters().rootNode()) {
                links.add(new Links.Link(dominators[node], node, 1));
            }
        }
        return Links.of(links);
    }
}
