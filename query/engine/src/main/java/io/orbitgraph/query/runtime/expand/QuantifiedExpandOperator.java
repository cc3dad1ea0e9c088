package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowOutput;
import io.orbitgraph.query.runtime.SingleRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A quantified path pattern from a bound end: repetitions of a plan, depth first, no relationship twice. Variables of
/// the repetition become lists in the order of the path from left to right.
final class QuantifiedExpandOperator implements Operator {
    /// One match of one repetition.
    private record Repetition(long end, Value[] groups, List<RelationshipValue> relationships) {}

    /// The matches from one node, and how far the search has got with them.
    private static final class Level {
        private final List<Repetition> matches = new ArrayList<>();
        private int position;
    }

    /// The plan of a repetition.
    ///
    /// @param start the column of the inner start node, `end` of the inner end node
    /// @param relationships the columns of all inner relationships
    record Step(Operator operator, ArgumentRows arguments, SingleRow single, int start, int end, int[] relationships) {}

    private final ExecutionContext context;
    private final Operator input;
    private final Pattern.Quantified pattern;
    private final int from;
    private final int to;
    private final boolean into;
    private final boolean reversed;
    private final int max;
    private final Step step;
    private final DistinctRelationships distinct;
    private final RowOutput output;
    private final List<Level> levels = new ArrayList<>();
    private int depth;
    private boolean started;
    private @Nullable Batch rows;
    private NodeVector starts = new NodeVector(1);
    private NodeVector ends = starts;
    private int index;

    QuantifiedExpandOperator(
            ExecutionContext context,
            Operator input,
            PhysicalPlan.QuantifiedExpand plan,
            Step step,
            DistinctRelationships distinct,
            RowOutput output) {
        this.context = context;
        this.input = input;
        this.pattern = plan.connection();
        this.from = plan.from().id();
        this.to = plan.to().id();
        this.into = plan.into();
        this.reversed = plan.fromRight();
        this.max = pattern.most();
        this.step = step;
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
        NodeVector nodes = new NodeVector(output.capacity());
        Value[][] groups = new Value[pattern.groups().size()][output.capacity()];
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
                if (search(batch, batch.row(index), nodes, groups)) {
                    index++;
                    started = false;
                }
            }
            if (index >= batch.size) {
                rows = null;
            }
            int count = output.count();
            if (count > 0) {
                if (!into) {
                    output.batch.columns[to] = nodes;
                }
                for (int g = 0; g < groups.length; g++) {
                    Arrays.fill(groups[g], count, groups[g].length, Value.NULL);
                    output.batch.columns[pattern.groups().get(g).outer().id()] = new ValueVector(groups[g]);
                }
                return output.finish(batch);
            }
        }
    }

    /// Goes on with the search from a row's node until the output is full.
    ///
    /// @return whether the search has ended
    private boolean search(Batch batch, int row, NodeVector nodes, Value[][] groups) {
        if (!started) {
            if (starts.isNull(row) || (into && ends.isNull(row))) {
                return true;
            }
            started = true;
            depth = 0;
            load(batch, row, starts.values[row]);
            if (pattern.min() == 0) {
                found(row, starts.values[row], nodes, groups);
            }
        }
        while (!output.isFull()) {
            Level level = levels.get(depth);
            if (level.position >= level.matches.size()) {
                if (depth == 0) {
                    return true;
                }
                depth--;
                continue;
            }
            Repetition match = level.matches.get(level.position++);
            if (isUsed(match)) {
                continue;
            }
            depth++;
            load(batch, row, match.end());
            if (depth >= pattern.min()) {
                found(row, match.end(), nodes, groups);
            }
        }
        return false;
    }

    /// Whether an earlier repetition has used one of the relationships.
    private boolean isUsed(Repetition match) {
        for (int i = 0; i < depth; i++) {
            Level level = levels.get(i);
            List<RelationshipValue> used = level.matches.get(level.position - 1).relationships();
            for (RelationshipValue relationship : match.relationships()) {
                if (used.contains(relationship)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Runs the step from `node` and keeps its matches as the level at the present depth.
    private void load(Batch batch, int row, long node) {
        if (depth == levels.size()) {
            levels.add(new Level());
        }
        Level level = levels.get(depth);
        level.matches.clear();
        level.position = 0;
        if (depth >= max) {
            return;
        }
        context.cancellation().check();
        Batch argument = step.single().of(batch, row);
        NodeVector start = new NodeVector(1);
        start.values[0] = node;
        argument.columns[step.start()] = start;
        step.arguments().set(argument);
        step.operator().open();
        for (Batch found = step.operator().next();
                found != null;
                found = step.operator().next()) {
            for (int i = 0; i < found.size; i++) {
                Repetition match = repetition(found, found.row(i));
                if (!isUsedByRow(row, match)) {
                    level.matches.add(match);
                }
            }
        }
    }

    private boolean isUsedByRow(int row, Repetition match) {
        if (!distinct.isEmpty()) {
            for (RelationshipValue relationship : match.relationships()) {
                if (distinct.contains(row, relationship.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Repetition repetition(Batch found, int row) {
        List<Pattern.Group> groups = pattern.groups();
        Value[] values = new Value[groups.size()];
        for (int g = 0; g < values.length; g++) {
            values[g] = found.column(groups.get(g).inner().id()).value(row);
        }
        List<RelationshipValue> relationships = new ArrayList<>();
        for (int id : step.relationships()) {
            Value value = found.column(id).value(row);
            if (value instanceof RelationshipValue relationship) {
                relationships.add(relationship);
            } else if (value instanceof ListValue list) {
                for (Value element : list) {
                    relationships.add((RelationshipValue) element);
                }
            }
        }
        Value end = found.column(step.end()).value(row);
        if (!(end instanceof NodeValue node)) {
            throw Columns.wrongType("a node", end);
        }
        return new Repetition(node.id(), values, relationships);
    }

    private void found(int row, long node, NodeVector nodes, Value[][] groups) {
        if (into && ends.values[row] != node) {
            return;
        }
        int out = output.add(row);
        nodes.values[out] = node;
        for (int g = 0; g < groups.length; g++) {
            Value[] values = new Value[depth];
            for (int i = 0; i < depth; i++) {
                Level level = levels.get(i);
                values[reversed ? depth - 1 - i : i] =
                        level.matches.get(level.position - 1).groups()[g];
            }
            groups[g][out] = new ListValue(Collections.unmodifiableList(Arrays.asList(values)));
        }
    }

    @Override
    public void close() {
        rows = null;
        levels.clear();
        step.operator().close();
        input.close();
    }
}
