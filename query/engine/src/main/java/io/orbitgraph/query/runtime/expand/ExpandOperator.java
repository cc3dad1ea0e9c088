package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import org.jspecify.annotations.Nullable;

/// One step from a bound node to all its neighbours.
final class ExpandOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int relationship;
    private final int to;
    private final boolean bindsRelationship;
    private final Hops hops;
    private final DistinctRelationships distinct;
    private final RowOutput output;

    private @Nullable Batch rows;
    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private RelationshipVector relationships = new RelationshipVector(0);
    private NodeVector starts = new NodeVector(1);
    private int index;
    /// Whether the present row's relationships have been begun.
    private boolean started;
    private boolean mayMeetUsed;
    private int position;
    private int end;

    /// @param bindsRelationship whether anybody reads the relationship
    ExpandOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.Expand plan,
            Hops hops,
            boolean bindsRelationship,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.relationship = plan.relationship().id();
        this.to = plan.to().id();
        this.bindsRelationship = bindsRelationship;
        this.hops = hops;
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
        if (nodes.capacity() < output.capacity()) {
            nodes = new NodeVector(output.capacity());
        }
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
            fill(batch);
            if (index >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                output.batch.columns[to] = nodes;
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
        started = false;
        starts = Columns.nodes(batch.column(from), batch);
        distinct.begin(batch);
    }

    private void fill(Batch batch) {
        while (!output.isFull()) {
            int row = batch.row(index);
            if (!started) {
                if (starts.isNull(row)) {
                    if (++index >= batch.size) {
                        return;
                    }
                    continue;
                }
                hops.start(starts.values[row]);
                mayMeetUsed = !distinct.isEmpty() && distinct.mayMeet(row, starts.values[row], hops.direction());
                started = true;
                position = 0;
                end = 0;
            }
            if (position >= end) {
                if (!hops.nextSlice()) {
                    started = false;
                    if (++index >= batch.size) {
                        return;
                    }
                    continue;
                }
                position = hops.slice.from;
                end = hops.slice.to;
            }
            take(row);
        }
    }

    /// Takes entries of the present slice until it ends or the output is full.
    private void take(int row) {
        long node = hops.node();
        boolean outgoing = hops.isOutgoing();
        while (position < end && !output.isFull()) {
            int at = position++;
            long neighbour = hops.slice.neighbour(at);
            if (hops.isSkipped(at)) {
                continue;
            }
            if (mayMeetUsed || bindsRelationship) {
                long id = hops.slice.relationship(at);
                if (mayMeetUsed && distinct.contains(row, id)) {
                    continue;
                }
                if (bindsRelationship) {
                    int out = output.count();
                    relationships.ids[out] = id;
                    relationships.starts[out] = outgoing ? node : neighbour;
                    relationships.ends[out] = outgoing ? neighbour : node;
                }
            }
            nodes.values[output.add(row)] = neighbour;
        }
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
