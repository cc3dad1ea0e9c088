package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.NeighbourLists;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// An expansion in one direction over one type whose neighbours stay where they are: each input row passes once, with
/// its neighbours as a
/// list vector, a slice of the store's arrays. Rows without neighbours do not pass.
final class ListExpandOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int relationship;
    private final int to;
    private final Hops hops;
    private final Batch output;
    private int[] selected = new int[Batch.FIRST_CAPACITY];
    private NeighbourLists lists;

    ListExpandOperator(ExecutionContext context, Operator input, PhysicalPlan.Expand plan, Hops hops, int width) {
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.relationship = plan.relationship().id();
        this.to = plan.to().id();
        this.hops = hops;
        this.output = new Batch(width);
        this.lists = lists(Batch.FIRST_CAPACITY);
    }

    private NeighbourLists lists(int capacity) {
        return new NeighbourLists(to, relationship, hops.isForwards(), capacity);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.cancellation().check();
            int extent = Columns.extent(batch);
            if (lists.from.length < extent) {
                lists = lists(Columns.capacityFor(extent));
                selected = new int[lists.from.length];
            }
            NodeVector nodes = Columns.nodes(batch.column(from), batch);
            int size = 0;
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                if (nodes.isNull(row)) {
                    continue;
                }
                hops.start(nodes.values[row]);
                if (hops.nextSlice()) {
                    lists.nodes[row] = hops.slice.nodes;
                    lists.ordinals[row] = hops.slice.ordinals;
                    lists.from[row] = hops.slice.from;
                    lists.to[row] = hops.slice.to;
                    lists.source[row] = nodes.values[row];
                    selected[size++] = row;
                }
            }
            if (size > 0) {
                output.viewOf(batch);
                output.rows = selected;
                output.size = size;
                output.lists = new NeighbourLists[] {lists};
                return output;
            }
        }
        return null;
    }

    @Override
    public void close() {
        input.close();
    }
}
