package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.ElementId;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.store.graph.GraphReader;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For each input row, the node or relationship with an id, or those with the ids of a list; each once. An id that
/// nothing has gives no row.
final class IdSeekOperator implements Operator {
    /// What is looked for.
    sealed interface Target {
        record Node(int symbol) implements Target {}

        record Relationship(int symbol, int from, int to, Pattern.Direction direction) implements Target {}

        static Target of(PhysicalPlan.RelationshipByIdSeek plan) {
            return new Relationship(
                    plan.relationship().id(), plan.from().id(), plan.to().id(), plan.direction());
        }
    }

    private final ExecutionContext context;
    private final Operator input;
    private final Target target;
    private final Evaluator id;
    private final boolean byElementId;
    private final RowOutput output;
    private final Queue<Long> ids = new ArrayDeque<>();
    private @Nullable Batch rows;
    private @Nullable Vector wanted;
    private int row;

    IdSeekOperator(
            ExecutionContext context,
            Operator input,
            Target target,
            Evaluator id,
            boolean byElementId,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.target = target;
        this.id = id;
        this.byElementId = byElementId;
        this.output = output;
    }

    @Override
    public void open() {
        rows = null;
        ids.clear();
        output.restart();
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.cancellation().check();
            Batch batch = rows;
            Vector column = wanted;
            if (batch == null || column == null) {
                batch = input.next();
                if (batch == null) {
                    return null;
                }
                column = id.evaluate(batch);
                rows = batch;
                wanted = column;
                row = -1;
            }
            // A relationship may give two rows.
            int capacity = output.capacity() + 1;
            switch (target) {
                case Target.Node(int symbol) -> {
                    NodeVector nodes = new NodeVector(capacity);
                    fillNodes(batch, column, nodes);
                    output.batch.columns[symbol] = nodes;
                }
                case Target.Relationship seek -> {
                    RelationshipVector found = new RelationshipVector(capacity);
                    NodeVector from = new NodeVector(capacity);
                    NodeVector to = new NodeVector(capacity);
                    fillRelationships(batch, column, seek.direction(), found, from, to);
                    output.batch.columns[seek.symbol()] = found;
                    output.batch.columns[seek.from()] = from;
                    output.batch.columns[seek.to()] = to;
                }
            }
            if (ids.isEmpty() && row >= batch.size - 1) {
                rows = null;
            }
            if (output.count() > 0) {
                return output.finish(batch);
            }
        }
    }

    /// The next id to look for, of this row or the next; −1 at the end of the batch.
    private long nextId(Batch batch, Vector column) {
        while (true) {
            Long next = ids.poll();
            if (next != null) {
                context.storeReads++;
                return next;
            }
            if (row >= batch.size - 1) {
                return -1;
            }
            collect(column.value(batch.row(++row)));
        }
    }

    private void collect(Value value) {
        Set<Long> found = new LinkedHashSet<>();
        if (value instanceof ListValue list) {
            for (Value element : list) {
                found.add(idOf(element));
            }
        } else {
            found.add(idOf(value));
        }
        found.remove(ElementId.NONE);
        ids.addAll(found);
    }

    /// The id that equals `value`; {@link ElementId#NONE} if no id can.
    private long idOf(Value value) {
        if (byElementId) {
            if (!(value instanceof StringValue(String text))) {
                return ElementId.NONE;
            }
            return target instanceof Target.Node ? ElementId.parseNode(text) : ElementId.parseRelationship(text);
        }
        return switch (value) {
            case IntegerValue(long number) -> number < 0 ? ElementId.NONE : number;
            case FloatValue(double number) ->
                number >= 0 && number < 0x1p53 && number == Math.rint(number) ? (long) number : ElementId.NONE;
            default -> ElementId.NONE;
        };
    }

    private void fillNodes(Batch batch, Vector column, NodeVector nodes) {
        while (!output.isFull()) {
            long next = nextId(batch, column);
            if (next < 0) {
                return;
            }
            if (context.reader().nodeExists(next)) {
                nodes.values[output.add(batch.row(row))] = next;
            }
        }
    }

    private void fillRelationships(
            Batch batch,
            Vector column,
            Pattern.Direction direction,
            RelationshipVector found,
            NodeVector from,
            NodeVector to) {
        GraphReader reader = context.reader();
        while (!output.isFull()) {
            long next = nextId(batch, column);
            if (next < 0) {
                return;
            }
            if (!reader.relationshipExists(next)) {
                continue;
            }
            long start = reader.startNode(next);
            long end = reader.endNode(next);
            if (direction != Pattern.Direction.IN) {
                int out = output.add(batch.row(row));
                found.set(out, next, start, end);
                from.values[out] = start;
                to.values[out] = end;
            }
            if (direction == Pattern.Direction.IN || (direction == Pattern.Direction.BOTH && start != end)) {
                int out = output.add(batch.row(row));
                found.set(out, next, start, end);
                from.values[out] = end;
                to.values[out] = start;
            }
        }
    }

    @Override
    public void close() {
        rows = null;
        input.close();
    }
}
