package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a graph that some nodes induce: those nodes, which keep their ids and order and get new numbers, and the
/// relationships among them, or some of those.
public final class Subgraph {
    private final int[] kept;
    /// New numbers by old ones; -1 for nodes that are left out.
    private final int[] numbers;
    private final NodeIds ids;
    private final Workers workers;

    private Subgraph(NodeIds all, BitSet nodes, Workers workers) {
        this.workers = workers;
        this.kept = new int[nodes.cardinality()];
        this.numbers = new int[all.count()];
        int next = 0;
        for (int node = 0; node < numbers.length; node++) {
            if (nodes.get(node)) {
                numbers[node] = next;
                kept[next++] = node;
            } else {
                numbers[node] = -1;
            }
        }
        long[] keptIds = new long[kept.length];
        int[] numbersByRank = new int[kept.length];
        next = 0;
        for (int rank = 0; rank < numbers.length; rank++) {
            int number = numbers[all.numberAt(rank)];
            if (number >= 0) {
                keptIds[next] = all.idAt(rank);
                numbersByRank[next++] = number;
            }
        }
        this.ids = NodeIds.of(keptIds).numbered(numbersByRank);
    }

    public static CsrGraph of(CsrGraph graph, BitSet nodes, Workers workers) {
        Subgraph part = new Subgraph(graph.ids(), nodes, workers);
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        for (String property : graph.nodeProperties()) {
            columns.put(property, graph.nodeProperty(property).picked(part.kept));
        }
        return part.relationships(graph, null, columns);
    }

    /// Labels and kinds of relationships of which nothing is left are left out.
    ///
    /// @param entries for each kind of relationship which of its outgoing entries stay; a kind that is not in it keeps
    /// all
    public static ProjectedGraph of(ProjectedGraph graph, BitSet nodes, Map<String, BitSet> entries, Workers workers) {
        Subgraph part = new Subgraph(graph.ids(), nodes, workers);
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        graph.nodeProperties().forEach((name, column) -> columns.put(name, column.picked(part.kept)));
        Map<String, BitSet> labels = new LinkedHashMap<>();
        graph.labels().forEach((name, members) -> {
            BitSet left = part.nodes(members);
            if (!left.isEmpty()) {
                labels.put(name, left);
            }
        });
        Map<String, CsrGraph> kinds = new LinkedHashMap<>();
        graph.relationships().forEach((name, relationships) -> {
            CsrGraph left = part.relationships(relationships, entries.get(name), columns);
            if (relationships.hasIn()) {
                left.in(workers);
            }
            if (left.relationshipCount() > 0) {
                kinds.put(name, left);
            }
        });
        return new ProjectedGraph(
                part.ids, labels, columns, kinds, graph.schema().restricted(labels.keySet(), kinds.keySet()));
    }

    private BitSet nodes(BitSet old) {
        BitSet result = new BitSet(kept.length);
        for (int node = old.nextSetBit(0); node >= 0; node = old.nextSetBit(node + 1)) {
            if (numbers[node] >= 0) {
                result.set(numbers[node]);
            }
        }
        return result;
    }

    private CsrGraph relationships(CsrGraph graph, @Nullable BitSet entries, Map<String, NodeColumn> columns) {
        graph.requireOnePage("Choosing some of the nodes");
        int[] oldOffsets = graph.out().offsets();
        int[] oldTargets = graph.out().targets();
        int[] offsets = new int[kept.length + 1];
        workers.ranges(kept.length, 1024, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int degree = 0;
                for (int slot = oldOffsets[kept[i]]; slot < oldOffsets[kept[i] + 1]; slot++) {
                    degree += stays(oldTargets[slot], slot, entries) ? 1 : 0;
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
                for (int slot = oldOffsets[kept[i]]; slot < oldOffsets[kept[i] + 1]; slot++) {
                    if (stays(oldTargets[slot], slot, entries)) {
                        targets[at] = numbers[oldTargets[slot]];
                        slots[at++] = slot;
                    }
                }
            }
        });
        Map<String, double[]> properties = new LinkedHashMap<>();
        for (String property : graph.relationshipProperties()) {
            properties.put(property, picked(graph.relationshipProperty(property), slots));
        }
        double[] weights = graph.out().weights();
        Adjacency rows = new Adjacency(offsets, targets, weights == null ? null : picked(weights, slots));
        long relationships = CsrGraph.relationships(rows, graph.isUndirected(), workers);
        return new CsrGraph(ids, rows, properties, graph.isUndirected(), relationships, columns);
    }

    private boolean stays(int target, int slot, @Nullable BitSet entries) {
        return numbers[target] >= 0 && (entries == null || entries.get(slot));
    }

    private static double[] picked(double[] values, int[] slots) {
        double[] result = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            result[i] = values[slots[i]];
        }
        return result;
    }
}
