package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
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

/// The rows of a range of nodes, read from the store one after the other: neighbours by rank. One thread's.
final class RowReader {
    /// The key of a property that is 1 for every relationship.
    static final int PRESENCE = -1;

    private static final int BATCH = 1024;

    private final GraphReader reader;
    private final NodeRanks ranks;
    private final int[] types;
    private final Orientation orientation;
    private final boolean keepsRelationships;
    private final Neighbours neighbours = new Neighbours();
    private int[] targets = new int[1024];
    private long[] relationships;
    private double[][] columns = new double[0][];
    private int size;
    private int[] spare = new int[64];
    private long[] spareRelationships;

    /// @param keepsRelationships whether {@link #finish} will read properties; only with the orientation `NATURAL`,
    /// because properties stand at the source and are slow to reach from the target
    RowReader(GraphReader reader, NodeRanks ranks, int[] types, Orientation orientation, boolean keepsRelationships) {
        if (keepsRelationships && orientation != Orientation.NATURAL) {
            throw new IllegalArgumentException("properties are read from the source");
        }
        this.reader = reader;
        this.ranks = ranks;
        this.types = types;
        this.orientation = orientation;
        this.keepsRelationships = keepsRelationships;
        this.relationships = new long[keepsRelationships ? targets.length : 0];
        this.spareRelationships = new long[keepsRelationships ? spare.length : 0];
    }

    /// Adds the row of node `id`.
    ///
    /// @return its length
    int row(long id) {
        int start = size;
        switch (orientation) {
            case NATURAL -> {
                for (int type : types) {
                    run(start, id, Direction.OUT, type, 0, Long.MAX_VALUE);
                }
            }
            case REVERSE -> {
                for (int type : types) {
                    run(start, id, Direction.IN, type, 0, Long.MAX_VALUE);
                }
            }
            case UNDIRECTED -> {
                // A self-loop stands in both directions, and is taken from one.
                for (int type : types) {
                    run(start, id, Direction.IN, type, 0, id);
                }
                for (int type : types) {
                    run(start, id, Direction.OUT, type, 0, Long.MAX_VALUE);
                }
                for (int type : types) {
                    run(start, id, Direction.IN, type, id + 1, Long.MAX_VALUE);
                }
            }
        }
        return size - start;
    }

    /// Adds the relationships with neighbours from `low` to below `high`, and merges them into the row so far.
    private void run(int start, long id, Direction direction, int type, long low, long high) {
        reader.neighbours(id, direction, type, neighbours);
        int from = low == 0 ? neighbours.from : place(low);
        int to = high == Long.MAX_VALUE ? neighbours.to : place(high);
        if (from >= to) {
            return;
        }
        reserve(to - from);
        int runStart = size;
        int at = size;
        for (int i = from; i < to; i++) {
            int rank = ranks.rank(neighbours.neighbour(i));
            if (rank >= 0) {
                targets[at] = rank;
                if (keepsRelationships) {
                    relationships[at] = neighbours.relationship(i);
                }
                at++;
            }
        }
        size = at;
        if (runStart > start && at > runStart && targets[runStart - 1] > targets[runStart]) {
            merge(start, runStart);
        }
    }

    /// The first position of a neighbour of at least `id`.
    private int place(long id) {
        int low = neighbours.from;
        int high = neighbours.to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (neighbours.neighbour(middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Merges two sorted runs from their ends, the second one aside meanwhile; equal ones stay in their order.
    private void merge(int start, int runStart) {
        int count = size - runStart;
        if (spare.length < count) {
            spare = new int[count + count / 2];
            spareRelationships = new long[keepsRelationships ? spare.length : 0];
        }
        System.arraycopy(targets, runStart, spare, 0, count);
        if (keepsRelationships) {
            System.arraycopy(relationships, runStart, spareRelationships, 0, count);
        }
        int first = runStart - 1;
        int second = count - 1;
        for (int at = size - 1; second >= 0; at--) {
            boolean fromFirst = first >= start && targets[first] > spare[second];
            targets[at] = fromFirst ? targets[first] : spare[second];
            if (keepsRelationships) {
                relationships[at] = fromFirst ? relationships[first] : spareRelationships[second];
            }
            if (fromFirst) {
                first--;
            } else {
                second--;
            }
        }
    }

    private void reserve(int more) {
        if (targets.length - size < more) {
            int capacity = Capacity.grown(targets.length, (long) size + more);
            targets = Arrays.copyOf(targets, capacity);
            if (keepsRelationships) {
                relationships = Arrays.copyOf(relationships, capacity);
            }
        }
    }

    /// Reads the properties of all rows, which are those of the nodes with ranks `from` to `to - 1`.
    ///
    /// @param lengths of the rows by number
    void finish(NodeIds ids, int from, int to, int[] lengths, int[] keys, List<Property> properties) {
        if (keys.length == 0) {
            return;
        }
        columns = new double[keys.length][size];
        RelationshipVector batch = new RelationshipVector(BATCH);
        int slot = 0;
        int count = 0;
        for (int rank = from; rank < to; rank++) {
            long id = ids.idAt(rank);
            for (int end = slot + lengths[ids.numberAt(rank)]; slot < end; slot++) {
                long neighbour = ids.idAt(targets[slot]);
                batch.set(count++, relationships[slot], id, neighbour);
                if (count == BATCH) {
                    read(keys, properties, batch, slot + 1 - count, count);
                    count = 0;
                }
            }
        }
        read(keys, properties, batch, slot - count, count);
        relationships = new long[0];
        spareRelationships = new long[0];
    }

    private void read(int[] keys, List<Property> properties, RelationshipVector batch, int start, int count) {
        for (int i = 0; i < keys.length && count > 0; i++) {
            read(keys[i], properties.get(i), batch, columns[i], start, count);
        }
    }

    private void read(int key, Property property, RelationshipVector batch, double[] column, int start, int count) {
        if (key == PRESENCE) {
            Arrays.fill(column, start, start + count, 1);
            return;
        }
        Vector values = reader.relationshipProperties(key, batch, null, count);
        boolean counts = property.aggregation() == Aggregation.COUNT;
        for (int row = 0; row < count; row++) {
            if (counts) {
                column[start + row] = values.isNull(row) ? 0 : 1;
            } else {
                column[start + row] = number(values, row, property);
            }
        }
    }

    private static double number(Vector vector, int row, Property property) {
        if (vector.isNull(row)) {
            return PropertyErrors.number(property.key(), property.defaultValue());
        }
        return switch (vector) {
            case LongVector longs -> longs.values[row];
            case DoubleVector doubles -> doubles.values[row];
            default -> PropertyErrors.number(property.key(), vector.value(row));
        };
    }

    /// Copies a row of `count` entries from the `from`th to `start` and following of a page.
    ///
    /// @param sorter null where numbers are ranks
    void copy(int from, int count, Rows page, int start, HubOrder.@Nullable Sorter sorter) {
        int[] to = page.adjacency().targets();
        if (sorter == null) {
            System.arraycopy(targets, from, to, start, count);
            for (int i = 0; i < columns.length; i++) {
                System.arraycopy(columns[i], from, page.columns()[i], start, count);
            }
            return;
        }
        int[] places = sorter.places(targets, from, count);
        for (int entry = 0; entry < count; entry++) {
            to[start + places[entry]] = sorter.number(targets[from + entry]);
        }
        for (int i = 0; i < columns.length; i++) {
            double[] values = page.columns()[i];
            for (int entry = 0; entry < count; entry++) {
                values[start + places[entry]] = columns[i][from + entry];
            }
        }
    }
}
