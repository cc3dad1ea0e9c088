package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Predicate;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import io.orbitgraph.query.runtime.expression.ScanColumns;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For each input row, all nodes with given labels, group by group. Filters run on the group's page columns before
/// anything is copied.
final class NodeScanOperator implements Operator, ScanColumns {
    private final ExecutionContext context;
    private final Operator input;
    private final int node;
    private final String[] labels;
    private final Predicate[] filters;
    private final RowOutput output;

    /// The present group as a batch: row numbers are slots.
    private final Batch group;
    private final NodeVector groupNodes = new NodeVector(RelationshipId.GROUP_SIZE);
    private final int[] slots = new int[RelationshipId.GROUP_SIZE];
    private int slotCount;
    private int position;

    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private @Nullable Batch rows;
    private int row;
    private @Nullable NodeScan scan;

    NodeScanOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.NodeScan plan,
            ExpressionCompiler compiler,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.node = plan.node().id();
        this.labels = plan.labels().toArray(new String[0]);
        List<Predicate> predicates = new ArrayList<>();
        for (Expr filter : plan.filters()) {
            predicates.add(compiler.scanPredicate(filter, plan.node(), this));
        }
        this.filters = predicates.toArray(new Predicate[0]);
        this.output = output;
        this.group = new Batch(output.batch.columns.length);
        group.columns[node] = groupNodes;
    }

    @Override
    public void open() {
        closeScan();
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
            Batch from = rows;
            if (from == null) {
                from = input.next();
                if (from == null) {
                    return null;
                }
                rows = from;
                row = 0;
                scan = startScan();
            }
            fill(from);
            boolean ended = row >= from.size;
            if (ended) {
                rows = null;
            }
            if (output.count() > 0) {
                output.batch.columns[node] = nodes;
                return output.finish(from);
            }
        }
    }

    /// Adds rows until the output is full or the input batch is used up.
    private void fill(Batch from) {
        while (!output.isFull()) {
            if (position >= slotCount) {
                if (scan == null || !nextGroup(scan)) {
                    closeScan();
                    if (++row >= from.size) {
                        return;
                    }
                    scan = startScan();
                }
                continue;
            }
            int source = from.row(row);
            int taken = Math.min(slotCount - position, output.room());
            for (int i = 0; i < taken; i++) {
                nodes.values[output.add(source)] = groupNodes.values[slots[position + i]];
            }
            position += taken;
        }
    }

    /// Null if a label is unknown, so that no node has it.
    private @Nullable NodeScan startScan() {
        int[] tokens = new int[labels.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = context.tokens().label(labels[i]);
            if (tokens[i] == Tokens.NONE) {
                return null;
            }
        }
        return context.reader().scanNodes(tokens);
    }

    private boolean nextGroup(NodeScan from) {
        context.cancellation().check();
        if (!from.nextGroup()) {
            return false;
        }
        long first = from.firstNode();
        for (int slot = 0; slot < RelationshipId.GROUP_SIZE; slot++) {
            groupNodes.values[slot] = first + slot;
        }
        context.storeReads += from.count();
        System.arraycopy(from.slots(), 0, slots, 0, from.count());
        group.rows = slots;
        group.size = from.count();
        for (Predicate filter : filters) {
            if (group.size == 0) {
                break;
            }
            group.size = filter.select(group, slots);
        }
        slotCount = group.size;
        position = 0;
        return true;
    }

    @Override
    public Vector column(int key) {
        if (scan == null) {
            throw new IllegalStateException("no group is being scanned");
        }
        return scan.column(key);
    }

    private void closeScan() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
        slotCount = 0;
        position = 0;
    }

    @Override
    public void close() {
        closeScan();
        input.close();
    }
}
