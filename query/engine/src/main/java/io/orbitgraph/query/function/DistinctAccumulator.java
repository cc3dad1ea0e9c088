package io.orbitgraph.query.function;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets each value through once per group, by equivalence of the first argument.
public final class DistinctAccumulator implements Accumulator {
    private static final int BYTES_PER_VALUE = 80;

    private final Accumulator inner;
    /// Per group the rows' arguments as lists of the first one's value; in the order of their first rows.
    private final List<Set<Value>> seen = new ArrayList<>();

    /// Per group the other arguments of the first row (the percentile).
    private final List<@Nullable ListValue> others = new ArrayList<>();

    private long size;

    public DistinctAccumulator(Accumulator inner) {
        this.inner = inner;
        ensureGroups(1);
    }

    @Override
    public void ensureGroups(int count) {
        while (seen.size() < count) {
            seen.add(new LinkedHashSet<>());
            others.add(null);
        }
        inner.ensureGroups(count);
    }

    @Override
    public void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        int[] newRows = new int[count];
        int[] newGroups = new int[count];
        int added = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            int group = groups == null ? 0 : groups[i];
            Value value = arguments[0].value(row);
            if (value != Value.NULL && seen.get(group).add(value)) {
                if (others.get(group) == null) {
                    others.set(group, otherArguments(arguments, row));
                }
                newRows[added] = row;
                newGroups[added++] = group;
            }
        }
        size += added;
        inner.add(newGroups, arguments, newRows, added, null);
    }

    private static ListValue otherArguments(Vector[] arguments, int row) {
        List<Value> values = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            values.add(arguments[i].value(row));
        }
        return new ListValue(values);
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        DistinctAccumulator that = (DistinctAccumulator) other;
        ListValue constants = that.others.get(otherGroup);
        if (constants == null) {
            return;
        }
        if (others.get(group) == null) {
            others.set(group, constants);
        }
        Vector[] arguments = new Vector[1 + constants.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new ValueVector(1);
        }
        for (int i = 0; i < constants.size(); i++) {
            ((ValueVector) arguments[i + 1]).set(0, constants.get(i));
        }
        int[] groups = {group};
        for (Value value : that.seen.get(otherGroup)) {
            if (seen.get(group).add(value)) {
                ((ValueVector) arguments[0]).set(0, value);
                size++;
                inner.add(groups, arguments, null, 1, null);
            }
        }
    }

    @Override
    public Value result(int group) {
        return inner.result(group);
    }

    @Override
    public long retainedBytes() {
        return size * BYTES_PER_VALUE + inner.retainedBytes();
    }

    @Override
    public void close() {
        inner.close();
    }
}
