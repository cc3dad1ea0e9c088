package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// Adds how many relationships a node has: what counting the rows of an expansion would give, 0 of null.
final class DegreeOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int node;
    private final Hops hops;
    private final int result;
    private final Batch output;
    private LongVector degrees = new LongVector(Batch.FIRST_CAPACITY);

    DegreeOperator(ExecutionContext context, Operator input, int node, Hops hops, int result, int width) {
        this.context = context;
        this.input = input;
        this.node = node;
        this.hops = hops;
        this.result = result;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().check();
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        int extent = Columns.extent(batch);
        if (degrees.capacity() < extent) {
            degrees = new LongVector(Columns.capacityFor(extent));
        }
        NodeVector nodes = Columns.nodes(batch.column(node), batch);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            degrees.values[row] = nodes.isNull(row) ? 0 : hops.degree(nodes.values[row]);
        }
        output.viewOf(batch);
        output.columns[result] = degrees;
        return output;
    }

    @Override
    public void close() {
        input.close();
    }
}
