package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Adds results to projections. Nodes that the algorithm did not see, because labels were chosen, get the value that
/// stands for a missing one: NaN, the least integer, an empty list.
final class MutateTarget {
    private MutateTarget() {}

    /// Refuses names that the projection has already, before the work starts.
    static <P, R> void requireFree(
            CatalogGraph entry, AlgorithmCall.Request<P> request, AlgorithmDefinition<P, R> definition) {
        for (AlgorithmDefinition.NodeProperty<P, R> property : definition.nodeProperties) {
            requireFreeProperty(entry, request.property() + property.suffix().apply(request.configuration()));
        }
        if (request.relationshipType() != null) {
            requireFreeType(entry, request.relationshipType());
        }
    }

    private static void requireFreeProperty(CatalogGraph entry, String property) {
        if (entry.graph().nodeProperties().containsKey(property)) {
            throw Configuration.failure("Node property `" + property + "` already exists in graph '" + entry.name()
                    + "'; drop it first (gds.graph.nodeProperties.drop) or choose another `mutateProperty`");
        }
    }

    private static void requireFreeType(CatalogGraph entry, String type) {
        if (entry.graph().relationships().containsKey(type)) {
            throw Configuration.failure("Relationship type `" + type + "` already exists in graph '" + entry.name()
                    + "'; drop it first (gds.graph.relationships.drop) or choose another `mutateRelationshipType`");
        }
    }

    /// @param graph the part of the projection that the columns are about
    /// @return how many values there are
    static long addProperties(CatalogGraph entry, CsrGraph graph, Map<String, NodeColumn> columns) {
        entry.update(whole -> {
            NodeIds ids = whole.ids();
            int[] positions = graph.nodeCount() == ids.count() ? null : positions(graph.ids(), ids);
            ProjectedGraph changed = whole;
            for (Map.Entry<String, NodeColumn> column : columns.entrySet()) {
                requireFreeProperty(entry, column.getKey());
                changed = changed.withNodeProperty(
                        column.getKey(),
                        positions == null ? column.getValue() : spread(column.getValue(), positions, ids.count()));
            }
            return changed;
        });
        return (long) columns.size() * graph.nodeCount();
    }

    private static int[] positions(NodeIds part, NodeIds whole) {
        int[] positions = new int[part.count()];
        for (int node = 0; node < positions.length; node++) {
            positions[node] = whole.number(part.id(node));
        }
        return positions;
    }

    private static NodeColumn spread(NodeColumn column, int[] positions, int size) {
        return switch (column) {
            case NodeColumn.Longs(long[] values) -> {
                long[] all = new long[size];
                Arrays.fill(all, Long.MIN_VALUE);
                for (int i = 0; i < values.length; i++) {
                    all[positions[i]] = values[i];
                }
                yield new NodeColumn.Longs(all);
            }
            case NodeColumn.Doubles(double[] values) -> {
                double[] all = new double[size];
                Arrays.fill(all, Double.NaN);
                for (int i = 0; i < values.length; i++) {
                    all[positions[i]] = values[i];
                }
                yield new NodeColumn.Doubles(all);
            }
            case NodeColumn.DoubleLists(double[][] values) -> {
                double[][] all = new double[size][];
                Arrays.fill(all, new double[0]);
                for (int i = 0; i < values.length; i++) {
                    all[positions[i]] = values[i];
                }
                yield new NodeColumn.DoubleLists(all);
            }
            case NodeColumn.LongLists(long[][] values) -> {
                long[][] all = new long[size][];
                Arrays.fill(all, new long[0]);
                for (int i = 0; i < values.length; i++) {
                    all[positions[i]] = values[i];
                }
                yield new NodeColumn.LongLists(all);
            }
        };
    }

    /// @return how many there are
    static long addRelationships(
            CatalogGraph entry, CsrGraph graph, String type, NewRelationships made, Workers workers) {
        entry.update(whole -> {
            requireFreeType(entry, type);
            NodeIds ids = whole.ids();
            int[] positions = graph.nodeCount() == ids.count() ? null : positions(graph.ids(), ids);
            List<String> properties = new ArrayList<>(made.numbers().keySet());
            double[][] columns = made.numbers().values().toArray(double[][]::new);
            EdgeList edges = new EdgeList(made.count(), properties);
            double[] values = new double[properties.size()];
            for (int i = 0; i < made.count(); i++) {
                for (int p = 0; p < values.length; p++) {
                    values[p] = columns[p][i];
                }
                int source = made.sources()[i];
                int target = made.targets()[i];
                edges.add(
                        positions == null ? source : positions[source],
                        positions == null ? target : positions[target],
                        values);
            }
            return whole.withRelationships(
                    type,
                    CsrBuilder.of(ids, edges)
                            .nodeProperties(whole.nodeProperties())
                            .build(workers));
        });
        return made.count();
    }
}
