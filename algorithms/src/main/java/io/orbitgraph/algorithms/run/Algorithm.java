package io.orbitgraph.algorithms.run;

import io.orbitgraph.algorithms.graph.CsrGraph;

/// A graph algorithm. Stateless and thread-safe.
///
/// @param <P> a record of parameters with a documented `DEFAULT`
/// @param <R> a record of results; node-wise arrays are indexed by the graph's internal node numbers
public interface Algorithm<P, R> {
    /// What it is called in progress reports and error messages.
    String name();

    /// Whether it takes graphs of several pages, which have more adjacency entries than one array holds: whether
    /// {@link #compute} uses {@link CsrGraph#pages} and {@link CsrGraph#incomingPages} only.
    default boolean readsPages() {
        return false;
    }

    /// Refuses with `INVALID_ARGUMENT` a graph of several pages unless the algorithm reads those.
    default void requireReadable(CsrGraph graph) {
        if (!readsPages()) {
            graph.requireOnePage(name());
        }
    }

    /// How much heap {@link #compute} takes at most beyond the graph itself, its result included.
    MemoryEstimate estimate(GraphSize size, P parameters, int concurrency);

    /// Runs without asking the memory account. The result depends on graph, parameters and seed only, never on the
    /// number of threads.
    R compute(CsrGraph graph, P parameters, Environment environment);

    /// Refuses a graph that it cannot read; refuses with `MEMORY_LIMIT` before the work starts if the estimate does not
    /// fit in the account, else computes.
    default R run(CsrGraph graph, P parameters, Environment environment) {
        requireReadable(graph);
        MemoryEstimate estimate =
                estimate(graph.size(), parameters, environment.workers().concurrency());
        return environment.memory().charged(name(), estimate.maxBytes(), () -> compute(graph, parameters, environment));
    }
}
