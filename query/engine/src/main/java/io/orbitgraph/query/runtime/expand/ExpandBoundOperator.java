package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import org.jspecify.annotations.Nullable;

/// One step over a relationship that is bound already, from one of its ends; at most one row for each.
final class ExpandBoundOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int relationship;
    private final int to;
    private final boolean into;
    private final Hops hops;
    private final DistinctRelationships distinct;
    private final RowOutput output;
    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private @Nullable Batch rows;
    private int index;

    ExpandBoundOperator(
            ExecutionContext context, Operator input, PhysicalPlan.Expand plan, Hops hops, RowOutput output) {
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.relationship = plan.relationship().id();
        this.to = plan.to().id();
        this.into = plan.into();
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
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            if (batch == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                rows = batch;
                index = 0;
            }
            if (nodes.capacity() < output.capacity()) {
                nodes = new NodeVector(output.capacity());
            }
            fill(batch);
            if (index >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                if (!into) {
                    output.batch.columns[to] = nodes;
                }
                return output.finish(batch);
            }
        }
    }

    private void fill(Batch batch) {
        NodeVector starts = Columns.nodes(batch.column(from), batch);
        NodeVector ends = into ? Columns.nodes(batch.column(to), batch) : starts;
        RelationshipVector relationships = Columns.relationships(batch.column(relationship), batch);
        distinct.begin(batch);
        for (; index < batch.size && !output.isFull(); index++) {
            int row = batch.row(index);
            if (starts.isNull(row) || relationships.isNull(row) || (into && ends.isNull(row))) {
                continue;
            }
            long id = relationships.ids[row];
            long start = starts.values[row];
            long end = otherEnd(start, relationships.starts[row], relationships.ends[row]);
            if (end < 0
                    || (into && ends.values[row] != end)
                    || !context.reader().relationshipExists(id)
                    || !hops.isWanted(id)
                    || distinct.contains(row, id)) {
                continue;
            }
            nodes.values[output.add(row)] = end;
        }
    }

    /// The end to arrive at; −1 if `node` is not where the pattern's direction begins.
    private long otherEnd(long node, long start, long end) {
        if (hops.direction() != Pattern.Direction.IN && start == node) {
            return end;
        }
        return hops.direction() != Pattern.Direction.OUT && end == node ? start : -1;
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
