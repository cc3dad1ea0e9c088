package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All trails (no relationship twice) of a range of lengths from a bound node, depth first.
final class VariableExpandOperator implements Operator {
    private static final long FRAME_BYTES_PER_STEP = 32;

    private final ExecutionContext context;
    private final Operator input;
    private final int from;
    private final int to;
    private final int list;
    private final boolean into;
    private final boolean reversed;
    private final boolean bindsList;
    private final int min;
    private final int max;
    private final Steps steps;
    private final DistinctRelationships distinct;
    private final RowOutput output;

    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private Value[] lists = new Value[Batch.FIRST_CAPACITY];
    private final List<Steps.Frame> frames = new ArrayList<>();
    /// The relationships of the present trail.
    private long[] trail = new long[16];
    private int depth;
    private boolean started;
    private @Nullable Batch rows;
    private NodeVector starts = nodes;
    private NodeVector ends = nodes;
    private int index;
    private long chargedBytes;

    /// @param bindsList whether anybody reads the list of relationships
    VariableExpandOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.VariableExpand plan,
            Steps steps,
            DistinctRelationships distinct,
            boolean bindsList,
            RowOutput output) {
        Pattern.VariableLength connection = plan.connection();
        this.context = context;
        this.input = input;
        this.from = plan.from().id();
        this.to = plan.to().id();
        this.list = connection.symbol().id();
        this.into = plan.into();
        this.reversed = plan.fromRight();
        this.bindsList = bindsList;
        this.min = connection.min();
        this.max = connection.most();
        this.steps = steps;
        this.distinct = distinct;
        this.output = output;
    }

    @Override
    public void open() {
        rows = null;
        started = false;
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        if (nodes.capacity() < output.capacity()) {
            nodes = new NodeVector(output.capacity());
        }
        if (bindsList) {
            lists = new Value[output.capacity()];
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
                starts = Columns.nodes(batch.column(from), batch);
                ends = into ? Columns.nodes(batch.column(to), batch) : starts;
                distinct.begin(batch);
            }
            while (index < batch.size && !output.isFull()) {
                if (search(batch, batch.row(index))) {
                    index++;
                    started = false;
                }
            }
            if (index >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                return emit(batch);
            }
        }
    }

    private Batch emit(Batch batch) {
        if (!into) {
            output.batch.columns[to] = nodes;
        }
        if (bindsList) {
            Arrays.fill(lists, output.count(), lists.length, Value.NULL);
            output.batch.columns[list] = new ValueVector(lists);
        }
        return output.finish(batch);
    }

    /// Goes on with the search from a row's node until the output is full.
    ///
    /// @return whether the search has ended
    private boolean search(Batch batch, int row) {
        if (!started) {
            if (starts.isNull(row) || (into && ends.isNull(row))) {
                return true;
            }
            started = true;
            depth = 0;
            steps.begin(batch, row);
            load(0, starts.values[row]);
            if (min == 0) {
                found(row, starts.values[row]);
            }
        }
        while (!output.isFull()) {
            Steps.Frame frame = frames.get(depth);
            if (frame.position >= frame.count) {
                if (depth == 0) {
                    return true;
                }
                depth--;
                continue;
            }
            int at = frame.position++;
            if (isOnTrail(frame.ids[at])) {
                continue;
            }
            if (depth == trail.length) {
                trail = Arrays.copyOf(trail, depth * 2);
            }
            trail[depth++] = frame.ids[at];
            long node = frame.nodes[at];
            load(depth, node);
            if (depth >= min) {
                found(row, node);
            }
        }
        return false;
    }

    private boolean isOnTrail(long relationship) {
        for (int i = 0; i < depth; i++) {
            if (trail[i] == relationship) {
                return true;
            }
        }
        return false;
    }

    private void load(int level, long node) {
        if (level == frames.size()) {
            frames.add(new Steps.Frame());
        }
        Steps.Frame frame = frames.get(level);
        if (level >= max) {
            frame.count = 0;
            frame.position = 0;
            return;
        }
        int before = frame.ids.length;
        steps.load(node, frame);
        long grown = (frame.ids.length - before) * FRAME_BYTES_PER_STEP;
        if (grown > 0) {
            context.memory().charge(grown);
            chargedBytes += grown;
        }
    }

    private void found(int row, long node) {
        if (into && ends.values[row] != node) {
            return;
        }
        int out = output.add(row);
        nodes.values[out] = node;
        if (bindsList) {
            Value[] relationships = new Value[depth];
            for (int i = 0; i < depth; i++) {
                Steps.Frame frame = frames.get(i);
                relationships[reversed ? depth - 1 - i : i] = frame.relationship(frame.position - 1);
            }
            lists[out] = new ListValue(Collections.unmodifiableList(Arrays.asList(relationships)));
        }
    }

    @Override
    public void close() {
        rows = null;
        frames.clear();
        context.memory().release(chargedBytes);
        chargedBytes = 0;
        input.close();
    }
}
