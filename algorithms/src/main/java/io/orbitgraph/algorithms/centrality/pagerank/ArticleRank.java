package io.orbitgraph.algorithms.centrality.pagerank;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;

/// PageRank in which nodes of few relationships pass on less: a node divides its score by its degree plus the average
/// degree (Li, Willett: ArticleRank, 2009). In GDS's definition only.
public final class ArticleRank implements Algorithm<PageRankParameters, PageRankResult> {
    @Override
    public String name() {
        return "ArticleRank";
    }

    @Override
    public boolean readsPages() {
        return true;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, PageRankParameters parameters, int concurrency) {
        return RankIteration.estimate(name(), size, parameters);
    }

    @Override
    public PageRankResult compute(CsrGraph graph, PageRankParameters parameters, Environment environment) {
        Require.that(
                parameters.definition() == PageRankParameters.Definition.GDS,
                "ArticleRank has no normalised definition; use a scaler");
        int nodes = graph.nodeCount();
        double averageDegree = nodes == 0 ? 0 : (double) graph.entryCount() / nodes;
        return new RankIteration(name(), graph, parameters, environment).run(averageDegree);
    }
}
