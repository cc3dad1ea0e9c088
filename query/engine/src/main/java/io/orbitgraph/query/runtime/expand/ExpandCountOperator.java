package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// An expansion of which nobody reads the neighbour or the relationship, only how many there are: each row passes once,
/// with the number of
/// its relationships as its multiplicity. Rows without any do not pass.
///
/// A relationship that the pattern has used before is among the node's own exactly if it has the right type and the
/// node is at the right
/// end of it, so that it can be subtracted without looking at the list.
final class ExpandCountOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final Hops hops;
    private final DistinctRelationships distinct;
    private final Batch output;
    private int[] selected = new int[Batch.FIRST_CAPACITY];
    private long[] counts = new long[Batch.FIRST_CAPACITY];

    ExpandCountOperator(ExecutionContext context, Operator input, PhysicalPlan.Expand plan, Hops hops, int width) {
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.hops = hops;
        this.distinct = new DistinctRelationships(plan.distinctFrom());
        this.output = new Batch(width);
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
            if (counts.length < extent) {
                counts = new long[Columns.capacityFor(extent)];
                selected = new int[counts.length];
            }
            NodeVector nodes = Columns.nodes(batch.column(from), batch);
            distinct.begin(batch);
            int size = 0;
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                long count = nodes.isNull(row) ? 0 : count(row, nodes.values[row]);
                if (count > 0) {
                    counts[row] =
                            batch.multiplicity == null ? count : Math.multiplyExact(count, batch.multiplicity[row]);
                    selected[size++] = row;
                }
            }
            if (size > 0) {
                output.viewOf(batch);
                output.rows = selected;
                output.size = size;
                output.multiplicity = counts;
                return output;
            }
        }
        return null;
    }

    private long count(int row, long node) {
        long degree = hops.degree(node);
        if (degree == 0 || distinct.isEmpty()) {
            return degree;
        }
        long[] used = {0};
        distinct.forEach(row, relationship -> {
            boolean atEnd = switch (hops.direction()) {
                case OUT -> relationship.startId() == node;
                case IN -> relationship.endId() == node;
                case BOTH -> relationship.startId() == node || relationship.endId() == node;
            };
            if (atEnd && hops.isWanted(relationship.id())) {
                used[0]++;
            }
        });
        return degree - used[0];
    }

    @Override
    public void close() {
        input.close();
    }
}
