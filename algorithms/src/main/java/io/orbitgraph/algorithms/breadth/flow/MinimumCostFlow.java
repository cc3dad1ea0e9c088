package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;

/// The cheapest way to send a given flow, or as much as possible, from one node to another in a directed graph whose
/// weights are costs and that has capacities as another property (Ahuja, Magnanti, Orlin: Network flows, 1993, 10.2:
/// capacity scaling with successive shortest paths). Capacities are whole numbers below 10^9. A cycle of negative cost
/// is filled. The graph must have neither loops nor parallel relationships. O(relationships * log capacity *
/// (relationships + nodes log nodes)).
public final class MinimumCostFlow extends JGraphTAlgorithm<MinimumCostFlow.Parameters, MinimumCostFlow.Result> {
    private static final double MOST = 999_999_999;

    /// @param capacityProperty of relationships
    /// @param flow how much; negative for the most that is possible
    public record Parameters(int sourceNode, int targetNode, String capacityProperty, int flow) {
        public static Parameters of(int sourceNode, int targetNode, String capacityProperty) {
            return new Parameters(sourceNode, targetNode, capacityProperty, -1);
        }

        public Parameters withFlow(int value) {
            return new Parameters(sourceNode, targetNode, capacityProperty, value);
        }
    }

    /// @param value what leaves the source
    /// @param cost of all flow
    /// @param flow how much goes from where to where; only where there is some
    public record Result(double value, double cost, Links flow) {}

    public MinimumCostFlow() {
        super("Minimum cost flow", 600, 700);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        FlowParameters.of(parameters.sourceNode(), parameters.targetNode()).check(graph.nodeCount());
        Shape.directed(name(), graph);
        Shape.simple(name(), graph);
        Shape.weightsWithin(name(), graph, MOST);
        double[] capacities = graph.relationshipProperty(parameters.capacityProperty());
        double filled = 0;
        for (int slot = 0; slot < capacities.length; slot++) {
            double capacity = capacities[slot];
            filled += graph.out().weight(slot) < 0 ? capacity : 0;
            Require.that(
                    capacity >= 0 && capacity <= MOST && capacity == Math.rint(capacity),
                    name() + " needs capacities that are whole numbers from 0 to " + (long) MOST
                            + ", but there is one of " + capacity + " in " + parameters.capacityProperty());
        }
        Require.that(
                filled <= MOST,
                name() + " takes relationships of negative cost up to a capacity of " + (long) MOST
                        + " together, but they have " + filled);
    }

    @Override
    protected Result solve(CsrGraphView view, Parameters parameters, long seed) {
        CsrGraph graph = view.csr();
        double[] capacities = graph.relationshipProperty(parameters.capacityProperty());
        CsrGraphView limits = new CsrGraphView(
                graph.weighted(parameters.capacityProperty()), Workers.sequential(), view.cancellation());
        double most = FlowVariant.PUSH_RELABEL
                .on(limits, view.cancellation())
                .getMaximumFlow(parameters.sourceNode(), parameters.targetNode())
                .getValue();
        long wanted = parameters.flow() < 0 ? Math.round(most) : parameters.flow();
        if (wanted > most + 0.5 || wanted > MOST) {
            throw Require.failure(name() + " cannot send a flow of " + wanted + ": at most "
                    + (long) Math.min(most, MOST) + " fits; ask for less or leave out flow");
        }
        Map<Integer, Double> flow = new CapacityScalingMinimumCostFlow<Integer, Integer>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                        view,
                        node -> node == parameters.sourceNode()
                                ? (int) wanted
                                : node == parameters.targetNode() ? -(int) wanted : 0,
                        edge -> (int) capacities[edge]))
                .getFlowMap();
        List<Links.Link> links = new ArrayList<>();
        double cost = 0;
        for (Integer edge : view.edgeSet()) {
            double value = flow.getOrDefault(edge, 0.0);
            if (value > 0) {
                links.add(new Links.Link(view.getEdgeSource(edge), view.getEdgeTarget(edge), value));
                cost += value * view.getEdgeWeight(edge);
            }
        }
        return new Result(wanted, cost, Links.of(links));
    }
}
