package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Several graphs over the same nodes as one. Undirected only if all are; else an undirected relationship is one in
/// each direction. Relationship properties are those that all have.
final class GraphUnion {
    private GraphUnion() {}

    static CsrGraph of(NodeIds ids, List<CsrGraph> graphs, Map<String, NodeColumn> nodeProperties, Workers workers) {
        int nodes = ids.count();
        int[] offsets = new int[nodes + 1];
        long relationships = 0;
        boolean undirected = !graphs.isEmpty();
        Set<String> properties = new LinkedHashSet<>();
        graphs.forEach(graph -> graph.requireOnePage("The union of several kinds of relationships"));
        Capacity.requireEntries(graphs.stream().mapToLong(CsrGraph::entryCount).sum());
        for (CsrGraph graph : graphs) {
            undirected &= graph.isUndirected();
            relationships += graph.relationshipCount();
            properties.addAll(graph.relationshipProperties());
        }
        graphs.forEach(graph -> properties.retainAll(graph.relationshipProperties()));
        for (int node = 0; node < nodes; node++) {
            int degree = 0;
            for (CsrGraph graph : graphs) {
                degree += graph.out().degree(node);
            }
            offsets[node + 1] = offsets[node] + degree;
        }
        int[] targets = new int[offsets[nodes]];
        double[][] columns = new double[properties.size()][targets.length];
        double[][][] sources = graphs.stream()
                .map(graph ->
                        properties.stream().map(graph::relationshipProperty).toArray(double[][]::new))
                .toArray(double[][][]::new);
        workers.ranges(nodes, 1024, (worker, from, to) -> {
            int[] places = new int[graphs.size()];
            for (int node = from; node < to; node++) {
                mergeRow(graphs, sources, node, places, targets, columns, offsets[node]);
            }
        });
        Map<String, double[]> byName = new LinkedHashMap<>();
        int column = 0;
        for (String property : properties) {
            byName.put(property, columns[column++]);
        }
        CsrGraph union = new CsrGraph(
                ids,
                new Adjacency(offsets, targets, null),
                byName,
                undirected,
                undirected ? relationships : targets.length,
                nodeProperties);
        return properties.size() == 1 ? union.weighted(properties.iterator().next()) : union;
    }

    private static void mergeRow(
            List<CsrGraph> graphs,
            double[][][] sources,
            int node,
            int[] places,
            int[] targets,
            double[][] columns,
            int start) {
        for (int i = 0; i < places.length; i++) {
            places[i] = graphs.get(i).out().offsets()[node];
        }
        int at = start;
        while (true) {
            int least = -1;
            for (int i = 0; i < places.length; i++) {
                Adjacency out = graphs.get(i).out();
                if (places[i] < out.offsets()[node + 1]
                        && (least < 0
                                || out.targets()[places[i]]
                                        < graphs.get(least).out().targets()[places[least]])) {
                    least = i;
                }
            }
            if (least < 0) {
                return;
            }
            int slot = places[least]++;
            targets[at] = graphs.get(least).out().targets()[slot];
            for (int column = 0; column < columns.length; column++) {
                columns[column][at] = sources[least][column][slot];
            }
            at++;
        }
    }
}
