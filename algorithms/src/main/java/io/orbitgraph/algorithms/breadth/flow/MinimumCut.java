package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.flow.MaximumFlowAlgorithmBase;

/// The lightest relationships without which no path leads from one node to another (Ford, Fulkerson 1956): found by a
/// maximum flow, whose value is their weight. Of several such cuts the one nearest the source. The graph must have
/// neither loops nor parallel relationships.
public final class MinimumCut extends JGraphTAlgorithm<FlowParameters, CutResult> {
    public MinimumCut() {
        super("Minimum cut", 400, 400);
    }

    @Override
    protected void check(CsrGraph graph, FlowParameters parameters, Workers workers) {
        parameters.check(graph.nodeCount());
        Capacities.check(name(), graph, workers);
    }

    @Override
    protected CutResult solve(CsrGraphView view, FlowParameters parameters, long seed) {
        MaximumFlowAlgorithmBase<Integer, Integer> algorithm =
                parameters.algorithm().on(view, view.cancellation());
        algorithm.getMaximumFlow(parameters.sourceNode(), parameters.targetNode());
        return CutResult.of(view, algorithm.getSourcePartition());
    }
}
