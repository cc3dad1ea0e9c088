package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;

/// An algorithm that JGraphT computes, in one thread. Cancelled, the caller is free within 100 ms; memory stays charged
/// until the work has really ended.
public abstract class JGraphTAlgorithm<P, R> implements Algorithm<P, R> {
    private final String name;
    private final int bytesPerNode;
    private final int bytesPerEntry;

    /// @param bytesPerNode heap that JGraphT's maps and sets take for a node
    /// @param bytesPerEntry the same for an adjacency entry
    protected JGraphTAlgorithm(String name, int bytesPerNode, int bytesPerEntry) {
        this.name = name;
        this.bytesPerNode = bytesPerNode;
        this.bytesPerEntry = bytesPerEntry;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, P parameters, int concurrency) {
        return MemoryEstimate.of(
                name, bytesPerNode * size.nodes() + bytesPerEntry * size.entries() + size.incomingBytes());
    }

    /// Refuses graphs and parameters for which the algorithm is not defined.
    protected abstract void check(CsrGraph graph, P parameters, Workers workers);

    /// Runs on a thread of its own.
    ///
    /// @param view of a graph that {@link #check} let pass
    protected abstract R solve(CsrGraphView view, P parameters, long seed);

    @Override
    public final R compute(CsrGraph graph, P parameters, Environment environment) {
        return compute(graph, parameters, environment, () -> {});
    }

    @Override
    public final R run(CsrGraph graph, P parameters, Environment environment) {
        requireReadable(graph);
        long bytes = estimate(graph.size(), parameters, environment.workers().concurrency())
                .maxBytes();
        MemoryAccount account = environment.memory();
        account.charge(name, bytes);
        return compute(graph, parameters, environment, () -> account.release(bytes));
    }

    private R compute(CsrGraph graph, P parameters, Environment environment, Runnable ended) {
        Workers workers = environment.workers();
        try {
            check(graph, parameters, workers);
            Shape.finiteWeights(name, graph);
            graph.in(workers);
        } catch (RuntimeException | Error e) {
            ended.run();
            throw e;
        }
        R result = OwnThread.run(
                name,
                graph.nodeCount(),
                workers,
                stop -> solve(new CsrGraphView(graph, workers, stop), parameters, environment.seed()),
                ended);
        environment.progress().report(name, 1, 1);
        return result;
    }
}
