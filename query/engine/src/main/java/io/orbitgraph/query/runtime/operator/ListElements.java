package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.NeighbourLists;
import io.orbitgraph.store.graph.RelationshipId;
import org.jspecify.annotations.Nullable;

/// The elements of a list vector as rows of an inner batch, at most {@link Batch#CAPACITY} at a time. Only the
/// element's own columns are
/// there: what is the same for all elements of a row is left to the row.
final class ListElements {
    private final boolean bindsRelationship;
    private final NodeVector nodes = new NodeVector(Batch.CAPACITY);
    private final RelationshipVector relationships;
    private final Batch inner;
    /// By inner row: the position among the outer batch's selected rows that it belongs to.
    final int[] owners = new int[Batch.CAPACITY];

    private int index;
    private int position;

    ListElements(boolean bindsRelationship, int width) {
        this.bindsRelationship = bindsRelationship;
        this.relationships = new RelationshipVector(bindsRelationship ? Batch.CAPACITY : 0);
        this.inner = new Batch(width);
    }

    void begin() {
        index = 0;
        position = -1;
    }

    /// The next elements; null when there are no more.
    @Nullable
    Batch next(Batch outer, NeighbourLists lists) {
        int count = 0;
        while (index < outer.size && count < Batch.CAPACITY) {
            int row = outer.row(index);
            if (position < 0) {
                position = lists.from[row];
            }
            int taken = Math.min(lists.to[row] - position, Batch.CAPACITY - count);
            int[] slice = lists.nodes[row];
            for (int i = 0; i < taken; i++) {
                nodes.values[count + i] = slice[position + i] & 0xFFFF_FFFFL;
                owners[count + i] = index;
            }
            if (bindsRelationship) {
                relationships(lists, row, taken, count);
            }
            count += taken;
            position += taken;
            if (position >= lists.to[row]) {
                index++;
                position = -1;
            }
        }
        if (count == 0) {
            return null;
        }
        inner.columns[lists.node] = nodes;
        if (bindsRelationship) {
            inner.columns[lists.relationship] = relationships;
        }
        inner.size = count;
        return inner;
    }

    private void relationships(NeighbourLists lists, int row, int taken, int at) {
        int[] ordinals = lists.ordinals[row];
        long source = lists.source[row];
        for (int i = 0; i < taken; i++) {
            long neighbour = nodes.values[at + i];
            long start = lists.outgoing ? source : neighbour;
            relationships.ids[at + i] = RelationshipId.of(start, ordinals[position + i]);
            relationships.starts[at + i] = start;
            relationships.ends[at + i] = lists.outgoing ? neighbour : source;
        }
    }
}
