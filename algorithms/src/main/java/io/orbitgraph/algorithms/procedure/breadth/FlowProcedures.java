package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.flow.CutResult;
import io.orbitgraph.algorithms.breadth.flow.CutTree;
import io.orbitgraph.algorithms.breadth.flow.FlowParameters;
import io.orbitgraph.algorithms.breadth.flow.FlowVariant;
import io.orbitgraph.algorithms.breadth.flow.GlobalMinimumCut;
import io.orbitgraph.algorithms.breadth.flow.MaximumFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCostFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCut;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import java.util.List;

/// Flows and cuts.
final class FlowProcedures {
    private FlowProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                maximumFlow(),
                cut(AlgorithmDefinition.of(
                        "orbit.graph.minimumCut",
                        "The lightest relationships without which no path leads from one node to another.",
                        new MinimumCut(),
                        FlowProcedures::ends)),
                cut(AlgorithmDefinition.of(
                        "orbit.graph.globalMinimumCut",
                        "The lightest relationships without which the graph falls apart.",
                        new GlobalMinimumCut(),
                        (configuration, graph) -> NoParameters.DEFAULT)),
                cutTree(),
                minimumCostFlow());
    }

    private static FlowParameters ends(Configuration configuration, GraphInput graph) {
        return new FlowParameters(
                graph.node("sourceNode"),
                graph.node("targetNode"),
                configuration.choice("algorithm", FlowVariant.PUSH_RELABEL));
    }

    private static AlgorithmDefinition<?, ?> maximumFlow() {
        AlgorithmDefinition<FlowParameters, MaximumFlow.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.maximumFlow",
                "As much flow as possible from one node to another, with weights as capacities.",
                new MaximumFlow(),
                FlowProcedures::ends);
        return definition
                .weighted()
                .streams(Output.links("flow", MaximumFlow.Result::flow))
                .relationships(
                        true,
                        (outcome, property) ->
                                Output.relationships(outcome.result().flow(), property))
                .number("totalFlow", MaximumFlow.Result::value)
                .integer("relationshipCount", result -> result.flow().count());
    }

    private static <P> AlgorithmDefinition<P, CutResult> cut(AlgorithmDefinition<P, CutResult> definition) {
        return definition
                .weighted()
                .streams(Output.links("weight", CutResult::cut))
                .nodeProperty(outcome -> Output.flags(outcome, outcome.result().side()))
                .number("cutWeight", CutResult::value)
                .integer("relationshipCount", result -> result.cut().count())
                .integer("sideNodeCount", result -> result.side().length);
    }

    private static AlgorithmDefinition<?, ?> cutTree() {
        return AlgorithmDefinition.of(
                        "orbit.graph.gomoryHuTree",
                        "A tree that holds a minimum cut between any two nodes.",
                        new CutTree(),
                        (configuration, graph) ->
                                new CutTree.Parameters(configuration.choice("algorithm", FlowVariant.PUSH_RELABEL)))
                .weighted()
                .streams(Output.links("weight", links -> links))
                .relationships(true, (outcome, property) -> Output.relationships(outcome.result(), property))
                .integer("relationshipCount", Links::count);
    }

    private static AlgorithmDefinition<?, ?> minimumCostFlow() {
        AlgorithmDefinition<MinimumCostFlow.Parameters, MinimumCostFlow.Result> definition = AlgorithmDefinition.of(
                "orbit.graph.minimumCostFlow",
                "The cheapest way to send a flow from one node to another, with weights as costs.",
                new MinimumCostFlow(),
                (configuration, graph) -> new MinimumCostFlow.Parameters(
                        graph.node("sourceNode"),
                        graph.node("targetNode"),
                        configuration.requiredText("capacityProperty"),
                        configuration.integer("flow", -1)));
        return definition
                .weighted()
                .streams(Output.links("flow", MinimumCostFlow.Result::flow))
                .relationships(
                        true,
                        (outcome, property) ->
                                Output.relationships(outcome.result().flow(), property))
                .number("totalFlow", MinimumCostFlow.Result::value)
                .number("totalCost", MinimumCostFlow.Result::cost)
                .integer("relationshipCount", result -> result.flow().count());
    }
}
