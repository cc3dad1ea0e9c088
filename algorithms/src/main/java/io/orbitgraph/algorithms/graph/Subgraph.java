package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// The part of a graph that some nodes induce: those nodes and the relationships among them.
public final class Subgraph {
    private Subgraph() {}

    /// The nodes keep their ids and order, and get new numbers.
    public static CsrGraph of(CsrGraph graph, BitSet nodes, Workers workers) {
        int[] kept = nodes.stream().toArray();
        int[] numbers = new int[graph.nodeCount()];
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = i;
        }
        Adjacency out = graph.out();
        int[] offsets = new int[kept.length + 1];
        workers.ranges(kept.length, 1024, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int degree = 0;
                for (int slot = out.offsets()[kept[i]]; slot < out.offsets()[kept[i] + 1]; slot++) {
                    degree += nodes.get(out.targets()[slot]) ? 1 : 0;
                }
                offsets[i] = degree;
            }
        });
        Rows.prefixSums(offsets);
        int[] targets = new int[offsets[kept.length]];
        int[] slots = new int[targets.length];
        workers.ranges(kept.length, 1024, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int at = offsets[i];
                for (int slot = out.offsets()[kept[i]]; slot < out.offsets()[kept[i] + 1]; slot++) {
                    if (nodes.get(out.targets()[slot])) {
                        targets[at] = numbers[out.targets()[slot]];
                        slots[at++] = slot;
                    }
                }
            }
        });
        Map<String, double[]> properties = new LinkedHashMap<>();
        for (String property : graph.relationshipProperties()) {
            properties.put(property, picked(graph.relationshipProperty(property), slots));
        }
        double[] weights = out.weights() == null ? null : picked(out.weights(), slots);
        Adjacency rows = new Adjacency(offsets, targets, weights);
        long loops = 0;
        for (int i = 0; i < kept.length; i++) {
            int slot = rows.find(i, i);
            for (; slot >= 0 && slot < offsets[i + 1] && targets[slot] == i; slot++) {
                loops++;
            }
        }
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        for (String property : graph.nodeProperties()) {
            columns.put(property, graph.nodeProperty(property).picked(kept));
        }
        long relationships = graph.isUndirected() ? (targets.length + loops) / 2 : targets.length;
        long[] ids = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            ids[i] = graph.ids().id(kept[i]);
        }
        return new CsrGraph(NodeIds.of(ids), rows, properties, graph.isUndirected(), relationships, columns);
    }

    private static double[] picked(double[] values, int[] slots) {
        double[] result = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            result[i] = values[slots[i]];
        }
        return result;
    }
}
