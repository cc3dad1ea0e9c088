package io.orbitgraph.algorithms.breadth.clique;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jgrapht.alg.clique.DegeneracyBronKerboschCliqueFinder;
import org.jgrapht.alg.clique.PivotBronKerboschCliqueFinder;

/// The sets of nodes in which all are related to all and to which no node can be added (Bron, Kerbosch 1973), in an
/// undirected graph without loops and parallel relationships. There may be 3^(nodes/3) of them, hence the limit.
public final class MaximalCliques extends JGraphTAlgorithm<MaximalCliques.Parameters, MaximalCliques.Result> {
    private static final long BYTES_PER_CLIQUE = 600;

    /// By which algorithm.
    public enum Variant {
        /// By degeneracy order (Eppstein, Loeffler, Strash 2010). O(degeneracy * nodes * 3^(degeneracy/3)), and nodes^2
        /// to begin with.
        DEGENERACY,
        /// With pivots (Tomita, Tanaka, Takahashi 2006). O(3^(nodes/3)).
        PIVOT
    }

    /// @param limit how many at most
    /// @param timeoutSeconds after which what was found is the result; 0 for never
    public record Parameters(Variant algorithm, int limit, long timeoutSeconds) {
        public static final Parameters DEFAULT = new Parameters(Variant.DEGENERACY, 100_000, 0);

        public Parameters {
            Require.atLeast("limit", limit, 1);
            Require.that(timeoutSeconds >= 0, "timeoutSeconds is negative");
        }

        public Parameters with(Variant other) {
            return new Parameters(other, limit, timeoutSeconds);
        }

        public Parameters withLimit(int value) {
            return new Parameters(algorithm, value, timeoutSeconds);
        }
    }

    /// @param cliques largest first
    /// @param complete whether these are all: neither limit nor time-out was reached
    public record Result(NodeSets cliques, boolean complete) {}

    public MaximalCliques() {
        super("Maximal cliques", 300, 60);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        MemoryEstimate work = super.estimate(size, parameters, concurrency);
        long cliques = BYTES_PER_CLIQUE * parameters.limit();
        return MemoryEstimate.sum(
                name(), work, MemoryEstimate.between("cliques", Math.min(cliques, 48 * size.nodes()), cliques));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, Parameters parameters, long seed) {
        if (view.csr().nodeCount() == 0) {
            return new Result(new NodeSets(List.of()), true);
        }
        return switch (parameters.algorithm()) {
            case DEGENERACY -> new Degeneracy(view, parameters).result();
            case PIVOT -> new Pivot(view, parameters).result();
        };
    }

    private static final class Degeneracy extends DegeneracyBronKerboschCliqueFinder<Integer, Integer> {
        private final int limit;

        Degeneracy(CsrGraphView view, Parameters parameters) {
            super(view, parameters.timeoutSeconds(), TimeUnit.SECONDS);
            this.limit = parameters.limit();
        }

        /// Goes on to one more than the limit, to know whether there are more.
        @Override
        protected void findCliques(Set<Integer> p, Set<Integer> r, Set<Integer> x, long nanosTimeLimit) {
            if (allMaximalCliques.size() <= limit) {
                super.findCliques(p, r, x, nanosTimeLimit);
            }
        }

        Result result() {
            lazyRun();
            return limited(allMaximalCliques, limit, isTimeLimitReached());
        }
    }

    private static final class Pivot extends PivotBronKerboschCliqueFinder<Integer, Integer> {
        private final int limit;

        Pivot(CsrGraphView view, Parameters parameters) {
            super(view, parameters.timeoutSeconds(), TimeUnit.SECONDS);
            this.limit = parameters.limit();
        }

        /// Goes on to one more than the limit, to know whether there are more.
        @Override
        protected void findCliques(Set<Integer> p, Set<Integer> r, Set<Integer> x, long nanosTimeLimit) {
            if (allMaximalCliques.size() <= limit) {
                super.findCliques(p, r, x, nanosTimeLimit);
            }
        }

        Result result() {
            lazyRun();
            return limited(allMaximalCliques, limit, isTimeLimitReached());
        }
    }

    private static Result limited(List<Set<Integer>> found, int limit, boolean timedOut) {
        List<Set<Integer>> first = found.size() > limit ? found.subList(0, limit) : found;
        return new Result(NodeSets.of(first).largestFirst(), found.size() <= limit && !timedOut);
    }
}
