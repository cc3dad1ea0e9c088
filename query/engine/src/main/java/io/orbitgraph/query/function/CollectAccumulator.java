package io.orbitgraph.query.function;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `collect`: the values in the order of their rows.
final class CollectAccumulator implements Accumulator {
    private static final int BYTES_PER_VALUE = 40;

    private final List<List<Value>> lists = new ArrayList<>();
    private long size;

    CollectAccumulator() {
        ensureGroups(1);
    }

    @Override
    public void ensureGroups(int count) {
        while (lists.size() < count) {
            lists.add(new ArrayList<>(4));
        }
    }

    @Override
    public void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        Vector argument = arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (argument.isNull(row)) {
                continue;
            }
            Value value = argument.value(row);
            List<Value> list = lists.get(groups == null ? 0 : groups[i]);
            for (long times = multiplicity == null ? 1 : multiplicity[row]; times > 0; times--) {
                list.add(value);
                size++;
            }
        }
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        List<Value> added = ((CollectAccumulator) other).lists.get(otherGroup);
        lists.get(group).addAll(added);
        size += added.size();
    }

    @Override
    public Value result(int group) {
        return new ListValue(List.copyOf(lists.get(group)));
    }

    @Override
    public long retainedBytes() {
        return size * BYTES_PER_VALUE + 64L * lists.size();
    }
}
