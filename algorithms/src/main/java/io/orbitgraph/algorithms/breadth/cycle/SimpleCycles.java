package io.orbitgraph.algorithms.breadth.cycle;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.alg.cycle.DirectedSimpleCycles;
import org.jgrapht.alg.cycle.JohnsonSimpleCycles;
import org.jgrapht.alg.cycle.SzwarcfiterLauerSimpleCycles;
import org.jgrapht.alg.cycle.TarjanSimpleCycles;

/// All cycles of a directed graph that visit no node twice, self-loops among them; there may be exponentially many,
/// hence the limit. Without parallel relationships.
public final class SimpleCycles extends JGraphTAlgorithm<SimpleCycles.Parameters, SimpleCycles.Result> {
    private static final long BYTES_PER_CYCLE = 300;

    /// By which algorithm.
    public enum Variant {
        /// Johnson: Finding all the elementary circuits of a directed graph, 1975.
        /// O((nodes + relationships) * cycles), and nodes^2 for each component to begin with.
        JOHNSON,
        /// Tarjan: Enumeration of the elementary circuits of a directed graph, 1973.
        /// O(nodes * relationships * cycles).
        TARJAN,
        /// Szwarcfiter, Lauer: A search strategy for the elementary cycles of a directed graph, 1976.
        /// O(nodes + relationships * cycles).
        SZWARCFITER_LAUER
    }

    /// @param limit how many cycles at most
    public record Parameters(Variant algorithm, int limit) {
        public static final Parameters DEFAULT = new Parameters(Variant.SZWARCFITER_LAUER, 10_000);

        public Parameters {
            Require.atLeast("limit", limit, 1);
        }

        public Parameters with(Variant other) {
            return new Parameters(other, limit);
        }

        public Parameters withLimit(int value) {
            return new Parameters(algorithm, value);
        }
    }

    /// @param cycles from the smallest node of each back to it, in order of nodes
    /// @param complete whether these are all
    public record Result(List<WeightedPath> cycles, boolean complete) {}

    public SimpleCycles() {
        super("Simple cycles", 600, 100);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.between("cycles", 0, BYTES_PER_CYCLE * parameters.limit()));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.directed(name(), graph);
        Shape.withoutParallels(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, Parameters parameters, long seed) {
        DirectedSimpleCycles<Integer, Integer> algorithm = switch (parameters.algorithm()) {
            case JOHNSON -> new JohnsonSimpleCycles<>(view);
            case TARJAN -> new TarjanSimpleCycles<>(view);
            case SZWARCFITER_LAUER -> new SzwarcfiterLauerSimpleCycles<>(view);
        };
        List<WeightedPath> cycles = new ArrayList<>();
        boolean complete = true;
        try {
            algorithm.findSimpleCycles(cycle -> {
                view.cancellation().check();
                if (cycles.size() == parameters.limit()) {
                    throw new Enough();
                }
                cycles.add(Walks.cycle(view, cycle));
            });
        } catch (Enough e) {
            complete = false;
        }
        cycles.sort(Comparator.comparing(WeightedPath::nodes, Arrays::compare));
        return new Result(cycles, complete);
    }

    /// Ends the search at the limit.
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }
}
