package io.orbitgraph.algorithms.centrality.pagerank;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// The importance of nodes by the importance of those that point to them (Page, Brin, Motwani, Winograd: The PageRank
/// citation ranking, 1999). On a weighted graph a node divides its score by weight; weights must not be negative.
/// O(iterations * relationships).
public final class PageRank implements Algorithm<PageRankParameters, PageRankResult> {
    @Override
    public String name() {
        return "PageRank";
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
        return new RankIteration(name(), graph, parameters, environment).run(0);
    }
}
