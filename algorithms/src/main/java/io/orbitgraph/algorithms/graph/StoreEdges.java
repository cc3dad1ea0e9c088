package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Neighbours;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads relationships among the projected nodes, by ranges of nodes in parallel, in the order of nodes.
final class StoreEdges {
    private static final int NODES_OF_A_CHUNK = 4096;
    private static final int BATCH = 1024;

    private final GraphReader reader;
    private final NodeIds ids;
    private final Workers workers;
    /// Numbers by id where ids are dense enough, which spares a binary search for each relationship.
    private final int @Nullable [] table;

    StoreEdges(GraphReader reader, NodeIds ids, Workers workers) {
        this.reader = reader;
        this.ids = ids;
        this.workers = workers;
        this.table = table(ids);
    }

    private static int @Nullable [] table(NodeIds ids) {
        int count = ids.count();
        long bound = count == 0 ? 0 : ids.id(count - 1) + 1;
        if (bound == count || bound > 8L * count + 65_536 || bound > Integer.MAX_VALUE - 8) {
            return null;
        }
        int[] table = new int[(int) bound];
        Arrays.fill(table, -1);
        for (int node = 0; node < count; node++) {
            table[(int) ids.id(node)] = node;
        }
        return table;
    }

    private int number(long id) {
        if (table == null) {
            return ids.number(id);
        }
        return id < table.length ? table[(int) id] : -1;
    }

    EdgeList read(int[] types, int[] keys, List<Property> properties) {
        List<String> names = properties.stream().map(Property::name).toList();
        int chunks = (ids.count() + NODES_OF_A_CHUNK - 1) / NODES_OF_A_CHUNK;
        EdgeList[] parts = new EdgeList[chunks];
        workers.chunks(chunks, (worker, chunk) -> {
            int from = chunk * NODES_OF_A_CHUNK;
            int to = Math.min(ids.count(), from + NODES_OF_A_CHUNK);
            parts[chunk] =
                    keys.length == 0 ? plain(types, from, to) : withProperties(types, keys, properties, from, to);
        });
        int size = 0;
        for (EdgeList part : parts) {
            size = Math.addExact(size, part.size());
        }
        EdgeList all = new EdgeList(size, names);
        for (int chunk = 0; chunk < chunks; chunk++) {
            all.addAll(parts[chunk]);
            parts[chunk] = new EdgeList(0, names);
        }
        return all;
    }

    private EdgeList plain(int[] types, int from, int to) {
        EdgeList edges = new EdgeList(2 * (to - from), List.of());
        Neighbours neighbours = new Neighbours();
        for (int node = from; node < to; node++) {
            for (int type : types) {
                reader.neighbours(ids.id(node), Direction.OUT, type, neighbours);
                for (int at = neighbours.from; at < neighbours.to; at++) {
                    int target = number(neighbours.neighbour(at));
                    if (target >= 0) {
                        edges.append(node, target);
                    }
                }
            }
        }
        return edges;
    }

    private EdgeList withProperties(int[] types, int[] keys, List<Property> properties, int from, int to) {
        EdgeList edges = new EdgeList(
                2 * (to - from), properties.stream().map(Property::name).toList());
        Neighbours neighbours = new Neighbours();
        RelationshipVector batch = new RelationshipVector(BATCH);
        int[] sources = new int[BATCH];
        int[] targets = new int[BATCH];
        int count = 0;
        for (int node = from; node < to; node++) {
            long id = ids.id(node);
            for (int type : types) {
                reader.neighbours(id, Direction.OUT, type, neighbours);
                for (int at = neighbours.from; at < neighbours.to; at++) {
                    int target = number(neighbours.neighbour(at));
                    if (target < 0) {
                        continue;
                    }
                    batch.set(count, neighbours.relationship(at), id, neighbours.neighbour(at));
                    sources[count] = node;
                    targets[count++] = target;
                    if (count == BATCH) {
                        add(edges, keys, properties, batch, sources, targets, count);
                        count = 0;
                    }
                }
            }
        }
        add(edges, keys, properties, batch, sources, targets, count);
        return edges;
    }

    private void add(
            EdgeList edges,
            int[] keys,
            List<Property> properties,
            RelationshipVector batch,
            int[] sources,
            int[] targets,
            int count) {
        if (count == 0) {
            return;
        }
        double[][] values = new double[count][keys.length];
        for (int i = 0; i < keys.length; i++) {
            Vector vector = reader.relationshipProperties(keys[i], batch, null, count);
            for (int row = 0; row < count; row++) {
                values[row][i] = number(vector, row, properties.get(i));
            }
        }
        for (int row = 0; row < count; row++) {
            edges.add(sources[row], targets[row], values[row]);
        }
    }

    private static double number(Vector vector, int row, Property property) {
        if (vector.isNull(row)) {
            return number(property.defaultValue(), property);
        }
        return switch (vector) {
            case LongVector longs -> longs.values[row];
            case DoubleVector doubles -> doubles.values[row];
            default -> number(vector.value(row), property);
        };
    }

    private static double number(Value value, Property property) {
        return switch (value) {
            case IntegerValue(long number) -> number;
            case FloatValue(double number) -> number;
            case NullValue _ -> Double.NaN;
            default -> throw PropertyErrors.unusable(property.key(), value);
        };
    }
}
