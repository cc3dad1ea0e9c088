package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.Neighbours;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The relationships between two bound nodes: one end's sorted neighbours are searched for the other end.
///
/// Which end is searched is chosen batch by batch: the one that changes less often from row to row, because its lists
/// are fetched once and stay in the processor's cache. In the last step of a triangle (a)-->(b)-->(c)-->(a) that is
/// `a`, so that the step costs a search in one warm list instead of a fetch of c's list.
final class ExpandIntoOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int relationship;
    private final int to;
    private final boolean bindsRelationship;
    private final Hops forward;
    private final Hops backward;
    private final DistinctRelationships distinct;
    private final RowOutput output;
    private RelationshipVector relationships = new RelationshipVector(0);

    private @Nullable Batch rows;
    private NodeVector starts = new NodeVector(1);
    private NodeVector ends = starts;
    private int index;
    /// Whether the lists are those of the row's end node.
    private boolean fromEnd;
    /// The lists of `anchor`, and on which side each stands.
    private final List<Neighbours> slices = new ArrayList<>();
    private final List<Direction> sides = new ArrayList<>();
    private int sliceCount;
    private long anchor = -1;
    /// Where the present row's search has got to.
    private int slice;
    private int position = -1;

    /// @param backward the pattern's step seen from its end
    /// @param bindsRelationship whether anybody reads the relationship
    ExpandIntoOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.Expand plan,
            Hops forward,
            Hops backward,
            boolean bindsRelationship,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.relationship = plan.relationship().id();
        this.to = plan.to().id();
        this.forward = forward;
        this.backward = backward;
        this.bindsRelationship = bindsRelationship;
        this.distinct = new DistinctRelationships(plan.distinctFrom());
        this.output = output;
    }

    @Override
    public void open() {
        rows = null;
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (bindsRelationship && relationships.capacity() < output.capacity()) {
            relationships = new RelationshipVector(output.capacity());
        }
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                begin(batch);
            }
            while (index < batch.size && !output.isFull()) {
                if (search(batch.row(index))) {
                    index++;
                    slice = 0;
                    position = -1;
                }
            }
            if (index >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                if (bindsRelationship) {
                    output.batch.columns[relationship] = relationships;
                }
                return output.finish(batch);
            }
        }
    }

    private void begin(Batch batch) {
        rows = batch;
        index = 0;
        slice = 0;
        position = -1;
        starts = Columns.nodes(batch.column(from), batch);
        ends = Columns.nodes(batch.column(to), batch);
        distinct.begin(batch);
        fromEnd = changes(ends, batch) < changes(starts, batch);
        anchor = -1;
    }

    private static int changes(NodeVector nodes, Batch batch) {
        int changes = 0;
        long last = -1;
        for (int i = 0; i < batch.size; i++) {
            long node = nodes.values[batch.row(i)];
            changes += node == last ? 0 : 1;
            last = node;
        }
        return changes;
    }

    /// Goes on with a row's search until the output is full.
    ///
    /// @return whether the search has ended
    private boolean search(int row) {
        if (starts.isNull(row) || ends.isNull(row)) {
            return true;
        }
        long searched = fromEnd ? ends.values[row] : starts.values[row];
        long wanted = fromEnd ? starts.values[row] : ends.values[row];
        if (searched != anchor) {
            fetch(searched);
        }
        for (; slice < sliceCount; slice++) {
            Neighbours list = slices.get(slice);
            boolean outgoing = sides.get(slice) == Direction.OUT;
            if (!outgoing && wanted == searched && forward.isUndirected()) {
                // An undirected self-loop stands on both sides.
                continue;
            }
            if (position < 0) {
                position = Hops.firstAt(list, wanted);
            }
            for (; position < list.to && list.neighbour(position) == wanted; position++) {
                if (output.isFull()) {
                    return false;
                }
                long id = list.relationship(position);
                if (distinct.contains(row, id)) {
                    continue;
                }
                int out = output.add(row);
                if (bindsRelationship) {
                    relationships.ids[out] = id;
                    relationships.starts[out] = outgoing ? searched : wanted;
                    relationships.ends[out] = outgoing ? wanted : searched;
                }
            }
            position = -1;
        }
        return true;
    }

    private void fetch(long node) {
        Hops hops = fromEnd ? backward : forward;
        sliceCount = 0;
        hops.start(node);
        while (hops.nextSlice()) {
            if (sliceCount == slices.size()) {
                slices.add(new Neighbours());
                sides.add(Direction.OUT);
            }
            Direction side = hops.isOutgoing() ? Direction.OUT : Direction.IN;
            Neighbours from = hops.slice;
            slices.get(sliceCount).set(node, side, from.nodes, from.ordinals, from.from, from.to);
            sides.set(sliceCount++, side);
        }
        anchor = node;
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
