package io.orbitgraph.algorithms.breadth.isomorphism;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jgrapht.GraphMapping;
import org.jgrapht.alg.isomorphism.VF2AbstractIsomorphismInspector;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.alg.isomorphism.VF2SubgraphIsomorphismInspector;
import org.jspecify.annotations.Nullable;

/// One-to-one mappings of the nodes of a pattern to nodes of the graph such that two of them are related exactly if
/// their images are (Cordella, Foggia, Sansone, Vento: A (sub)graph isomorphism algorithm for matching large graphs,
/// 2004). Either onto all nodes, that is the graphs are the same but for names, or onto some of them, which then induce
/// the pattern. Both graphs are directed or both undirected, without loops and parallel relationships. Weights do not
/// count. Exponential at worst.
public final class Isomorphism extends JGraphTAlgorithm<Isomorphism.Parameters, List<int[]>> {
    /// Up to this many nodes, VF2 keeps a matrix of what is related.
    private static final int MATRIX_NODES = 1000;

    /// @param pattern what is looked for
    /// @param induced whether it may be a part of the graph
    /// @param nodeProperty of both graphs, which a node and its image must have the same value of; null for none
    /// @param limit how many mappings at most
    public record Parameters(
            CsrGraph pattern, boolean induced, @Nullable String nodeProperty, int limit) {
        public Parameters {
            Require.atLeast("limit", limit, 1);
        }

        public static Parameters whole(CsrGraph pattern) {
            return new Parameters(pattern, false, null, 1);
        }

        public static Parameters part(CsrGraph pattern) {
            return new Parameters(pattern, true, null, 1);
        }

        public Parameters withNodeProperty(String property) {
            return new Parameters(pattern, induced, property, limit);
        }

        public Parameters withLimit(int value) {
            return new Parameters(pattern, induced, nodeProperty, value);
        }
    }

    public Isomorphism() {
        super("Isomorphism", 400, 60);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        long pattern = parameters.pattern().nodeCount();
        long matrices = 0;
        for (long nodes : new long[] {size.nodes(), pattern}) {
            matrices += nodes <= MATRIX_NODES ? 9 * nodes * nodes : 0;
        }
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                super.estimate(parameters.pattern().size(), parameters, concurrency),
                MemoryEstimate.of("matrices", matrices),
                MemoryEstimate.between("mappings", 0, 48 * pattern * parameters.limit()));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        CsrGraph pattern = parameters.pattern();
        Require.that(
                pattern.isUndirected() == graph.isUndirected(),
                name() + " needs two directed graphs or two undirected ones; project both with the same orientation");
        Shape.simple(name(), graph);
        Shape.simple(name(), pattern);
        pattern.in(workers);
    }

    /// For each mapping, in lexicographic order, the image of each node of the pattern. If the limit is reached, they
    /// are some of all.
    @Override
    protected List<int[]> solve(CsrGraphView view, Parameters parameters, long seed) {
        CsrGraphView pattern = new CsrGraphView(parameters.pattern(), Workers.sequential(), view.cancellation());
        List<int[]> mappings = new ArrayList<>();
        int nodes = parameters.pattern().nodeCount();
        if (nodes == 0) {
            if (parameters.induced() || view.csr().nodeCount() == 0) {
                mappings.add(new int[0]);
            }
            return mappings;
        }
        if (nodes > view.csr().nodeCount()) {
            return mappings;
        }
        boolean matrix = view.csr().nodeCount() <= MATRIX_NODES;
        Comparator<Integer> nodeOrder = nodeOrder(parameters, view.csr(), view.cancellation());
        // VF2 maps a part of its first graph to its second.
        VF2AbstractIsomorphismInspector<Integer, Integer> inspector = parameters.induced()
                ? new VF2SubgraphIsomorphismInspector<>(view, pattern, nodeOrder, null, matrix)
                : new VF2GraphIsomorphismInspector<>(view, pattern, nodeOrder, null, matrix);
        Iterator<GraphMapping<Integer, Integer>> found = inspector.getMappings();
        while (mappings.size() < parameters.limit() && found.hasNext()) {
            GraphMapping<Integer, Integer> mapping = found.next();
            int[] images = new int[nodes];
            for (int node = 0; node < nodes; node++) {
                images[node] = mapping.getVertexCorrespondence(node, false);
            }
            mappings.add(images);
        }
        mappings.sort(Arrays::compare);
        return mappings;
    }

    /// Equal where a node of the graph and one of the pattern may be mapped to each other. VF2 asks all the time, so
    /// that this is also where it is cancelled.
    private static Comparator<Integer> nodeOrder(Parameters parameters, CsrGraph graph, Cancellation cancellation) {
        String property = parameters.nodeProperty();
        if (property == null) {
            return (_, _) -> {
                cancellation.check();
                return 0;
            };
        }
        NodeColumn values = graph.nodeProperty(property);
        NodeColumn wanted = parameters.pattern().nodeProperty(property);
        return (node, image) -> {
            cancellation.check();
            return Double.compare(values.number(node), wanted.number(image));
        };
    }
}
