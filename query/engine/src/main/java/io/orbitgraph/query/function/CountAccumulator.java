package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `count(*)` without an argument, `count(x)` with one.
final class CountAccumulator implements Accumulator {
    private long[] counts = new long[1];

    @Override
    public void ensureGroups(int count) {
        if (count > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(count, counts.length * 2));
        }
    }

    @Override
    public void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        Vector argument = arguments.length == 0 ? null : arguments[0];
        if (groups == null && multiplicity == null && (argument == null || !argument.hasNulls())) {
            counts[0] += count;
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (argument == null || !argument.isNull(row)) {
                counts[groups == null ? 0 : groups[i]] += multiplicity == null ? 1 : multiplicity[row];
            }
        }
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        counts[group] += ((CountAccumulator) other).counts[otherGroup];
    }

    @Override
    public Value result(int group) {
        return Value.of(counts[group]);
    }

    @Override
    public long retainedBytes() {
        return 8L * counts.length;
    }
}
