package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// A cut of a graph in two.
///
/// @param value what the relationships weigh that go over
/// @param side the nodes of one side, ascending: that of the source, or that without node 0
/// @param cut the relationships that go over, of a directed graph those that leave `side`
public record CutResult(double value, int[] side, Links cut) {
    static CutResult of(CsrGraphView view, Collection<Integer> side) {
        BitSet inside = new BitSet();
        side.forEach(inside::set);
        List<Integer> edges = new ArrayList<>();
        for (Integer edge : view.edgeSet()) {
            boolean from = inside.get(view.getEdgeSource(edge));
            boolean to = inside.get(view.getEdgeTarget(edge));
            if (from != to && (from || view.getType().isUndirected())) {
                edges.add(edge);
            }
        }
        Links cut = Links.of(view, edges);
        return new CutResult(cut.total(), NodeSets.sorted(side), cut);
    }
}
