package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.flow.MaximumFlowAlgorithmBase;

/// As much flow as possible from one node to another, with the weights as capacities (Ford, Fulkerson: Maximal flow
/// through a network, 1956; {@link FlowVariant} says how). An undirected relationship carries flow either way. The
/// graph must have neither loops nor parallel relationships.
public final class MaximumFlow extends JGraphTAlgorithm<FlowParameters, MaximumFlow.Result> {
    /// @param value what leaves the source
    /// @param flow how much goes from where to where, in the direction of the flow; only where there is some
    public record Result(double value, Links flow) {}

    public MaximumFlow() {
        super("Maximum flow", 400, 400);
    }

    @Override
    protected void check(CsrGraph graph, FlowParameters parameters, Workers workers) {
        parameters.check(graph.nodeCount());
        Capacities.check(name(), graph, workers);
    }

    @Override
    protected Result solve(CsrGraphView view, FlowParameters parameters, long seed) {
        MaximumFlowAlgorithmBase<Integer, Integer> algorithm =
                parameters.algorithm().on(view, view.cancellation());
        var found = algorithm.getMaximumFlow(parameters.sourceNode(), parameters.targetNode());
        List<Links.Link> links = new ArrayList<>();
        for (Map.Entry<Integer, Double> entry : found.getFlowMap().entrySet()) {
            if (entry.getValue() > 0) {
                int target = algorithm.getFlowDirection(entry.getKey());
                int end = view.getEdgeTarget(entry.getKey());
                int source = end == target ? view.getEdgeSource(entry.getKey()) : end;
                links.add(new Links.Link(source, target, entry.getValue()));
            }
        }
        return new Result(found.getValue(), Links.of(links));
    }
}
