package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan.Seek;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import io.orbitgraph.query.runtime.expression.ExpressionCompiler;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.NodeCursor;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// For each input row, the nodes of an index that match what the row asks for.
final class NodeIndexSeekOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int node;
    private final IndexDescriptor index;
    private final Seek seek;
    private final Evaluator[] operands;
    private final SingleRow single;
    private final RowOutput output;
    private final Queue<IndexQuery> queries = new ArrayDeque<>();
    private final long[] found = new long[Batch.FIRST_CAPACITY];

    private NodeVector nodes = new NodeVector(Batch.FIRST_CAPACITY);
    private int foundCount;
    private int foundIndex;
    private @Nullable NodeCursor cursor;
    private @Nullable Batch rows;
    private int row;

    /// @param single takes what the seek's expressions read of a row
    NodeIndexSeekOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.NodeIndexSeek plan,
            ExpressionCompiler compiler,
            SingleRow single,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.node = plan.node().id();
        this.index = plan.index();
        this.seek = plan.seek();
        Expr[] expressions = expressions(seek);
        this.operands = new Evaluator[expressions.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = compiler.compile(expressions[i]);
        }
        this.single = single;
        this.output = output;
    }

    /// The expressions of a seek, in the order in which {@link #start} expects their values.
    static Expr[] expressions(Seek seek) {
        return switch (seek) {
            case Seek.Equal(Expr value) -> new Expr[] {value};
            case Seek.AnyOf(Expr list) -> new Expr[] {list};
            case Seek.Between(Expr from, var _, Expr to, var _) -> {
                if (from == null) {
                    yield to == null ? new Expr[0] : new Expr[] {to};
                }
                yield to == null ? new Expr[] {from} : new Expr[] {from, to};
            }
            case Seek.StartsWith(Expr prefix) -> new Expr[] {prefix};
            case Seek.Exists() -> new Expr[0];
        };
    }

    @Override
    public void open() {
        closeCursor();
        queries.clear();
        rows = null;
        foundCount = 0;
        foundIndex = 0;
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
                row = 0;
                start(batch);
            }
            fill(batch);
            if (row >= batch.size) {
                rows = null;
            }
            if (output.count() > 0) {
                output.batch.columns[node] = nodes;
                return output.finish(batch);
            }
        }
    }

    private void fill(Batch batch) {
        while (!output.isFull()) {
            if (foundIndex < foundCount) {
                nodes.values[output.add(batch.row(row))] = found[foundIndex++];
                continue;
            }
            foundIndex = 0;
            foundCount = cursor == null ? 0 : cursor.next(found);
            if (foundCount > 0) {
                context.storeReads += foundCount;
                continue;
            }
            closeCursor();
            IndexQuery query = queries.poll();
            if (query != null) {
                context.storeReads++;
                cursor = context.reader().seek(index, query);
            } else if (++row >= batch.size) {
                return;
            } else {
                start(batch);
            }
        }
    }

    /// Works out what the present row asks for; nothing where a value is null.
    private void start(Batch batch) {
        Value[] values = new Value[operands.length];
        if (values.length > 0) {
            Batch one = single.of(batch, batch.row(row));
            for (int i = 0; i < values.length; i++) {
                values[i] = operands[i].evaluate(one).value(0);
                if (values[i] == Value.NULL) {
                    return;
                }
            }
        }
        switch (seek) {
            case Seek.Equal _ -> queries.add(new IndexQuery.Exact(values[0]));
            case Seek.AnyOf _ -> {
                if (!(values[0] instanceof ListValue list)) {
                    throw Columns.wrongType("a list", values[0]);
                }
                // A node has one value, so that different values give different nodes.
                for (Value value : new LinkedHashSet<>(list.values())) {
                    if (value != Value.NULL) {
                        queries.add(new IndexQuery.Exact(value));
                    }
                }
            }
            case Seek.Between(Expr from, boolean fromInclusive, Expr to, boolean toInclusive) ->
                queries.add(new IndexQuery.Range(
                        from == null ? null : values[0],
                        fromInclusive,
                        to == null ? null : values[values.length - 1],
                        toInclusive));
            case Seek.StartsWith _ -> {
                if (values[0] instanceof StringValue(String prefix)) {
                    queries.add(new IndexQuery.Prefix(prefix));
                }
            }
            case Seek.Exists() -> queries.add(new IndexQuery.Exists());
        }
    }

    private void closeCursor() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }

    @Override
    public void close() {
        closeCursor();
        rows = null;
        input.close();
    }
}
