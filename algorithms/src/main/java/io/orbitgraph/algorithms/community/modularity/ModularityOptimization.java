package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;

/// The first level of {@link Louvain} alone: nodes move to the neighbouring community that raises modularity most, and
/// no community becomes a node. Weights must not be negative. About O(relationships) an iteration.
public final class ModularityOptimization
        implements Algorithm<ModularityOptimizationParameters, ModularityOptimizationResult> {
    @Override
    public String name() {
        return "Modularity optimization";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, ModularityOptimizationParameters parameters, int concurrency) {
        return Louvain.oneLevel(name(), size, concurrency);
    }

    @Override
    public ModularityOptimizationResult compute(
            CsrGraph graph, ModularityOptimizationParameters parameters, Environment environment) {
        Workers workers = environment.workers();
        graph.requireFiniteWeights(name(), workers);
        LevelGraph level = LevelGraph.of(graph, workers);
        int[] communities = Seeds.start(graph.nodeCount(), parameters.seeds());
        LocalMoving moving = new LocalMoving(level, communities, 1, environment.seed(), workers);
        moving.run(parameters.maxIterations(), parameters.tolerance());
        int count = Contraction.renumber(communities, level.nodes);
        environment.progress().report(name(), parameters.maxIterations(), parameters.maxIterations());
        return new ModularityOptimizationResult(
                Seeds.names(communities, count, parameters.seeds()),
                count,
                level.modularity(communities, 1, workers),
                moving.passes(),
                moving.settled());
    }
}
