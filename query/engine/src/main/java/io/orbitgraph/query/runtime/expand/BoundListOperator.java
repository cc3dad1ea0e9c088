package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A variable-length step over a list of relationships that is bound already: the one trail that it is, if it is one
/// that the pattern allows.
final class BoundListOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int to;
    private final int list;
    private final boolean into;
    private final boolean reversed;
    private final int min;
    private final int max;
    private final Steps steps;
    private final DistinctRelationships distinct;
    private final RowOutput output;
    private final Steps.Frame frame = new Steps.Frame();
    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private @Nullable Batch rows;
    private int index;

    BoundListOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.VariableExpand plan,
            Steps steps,
            DistinctRelationships distinct,
            RowOutput output) {
        Pattern.VariableLength connection = plan.connection();
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.to = plan.to().id();
        this.list = connection.symbol().id();
        this.into = plan.into();
        this.reversed = plan.fromRight();
        this.min = connection.min();
        this.max = connection.most();
        this.steps = steps;
        this.distinct = distinct;
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
                distinct.begin(batch);
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
        Vector lists = batch.column(list);
        for (; index < batch.size && !output.isFull(); index++) {
            int row = batch.row(index);
            if (starts.isNull(row) || (into && ends.isNull(row))) {
                continue;
            }
            Value value = lists.value(row);
            if (value == Value.NULL) {
                continue;
            }
            if (!(value instanceof ListValue relationships)) {
                throw Columns.wrongType("a list of relationships", value);
            }
            steps.begin(batch, row);
            long end = walk(starts.values[row], relationships);
            if (end >= 0 && (!into || ends.values[row] == end)) {
                nodes.values[output.add(row)] = end;
            }
        }
    }

    /// Where the trail ends; −1 if the list is no trail from `node` that the pattern allows.
    private long walk(long node, ListValue relationships) {
        int length = relationships.size();
        if (length < min || length > max) {
            return -1;
        }
        Set<Long> used = new HashSet<>();
        long present = node;
        for (int i = 0; i < length; i++) {
            Value element = relationships.get(reversed ? length - 1 - i : i);
            if (!(element instanceof RelationshipValue relationship) || !used.add(relationship.id())) {
                return -1;
            }
            steps.load(present, frame);
            int at = 0;
            while (at < frame.count && frame.ids[at] != relationship.id()) {
                at++;
            }
            if (at == frame.count) {
                return -1;
            }
            present = frame.nodes[at];
        }
        return present;
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
