package io.orbitgraph.query.function;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `percentileCont` (linear interpolation) and `percentileDisc` (the nearest rank). A group's percentile is that of its
/// first row; every row's must be in range.
final class PercentileAccumulator implements Accumulator {
    private final boolean continuous;
    private final List<List<Value>> lists = new ArrayList<>();
    private double[] percentiles = {Double.NaN};
    private long size;

    private PercentileAccumulator(boolean continuous) {
        this.continuous = continuous;
        ensureGroups(1);
    }

    static PercentileAccumulator continuous() {
        return new PercentileAccumulator(true);
    }

    static PercentileAccumulator discrete() {
        return new PercentileAccumulator(false);
    }

    private String name() {
        return continuous ? "percentileCont" : "percentileDisc";
    }

    @Override
    public void ensureGroups(int count) {
        while (lists.size() < count) {
            lists.add(new ArrayList<>());
        }
        int old = percentiles.length;
        if (count > old) {
            percentiles = Arrays.copyOf(percentiles, Math.max(count, old * 2));
            Arrays.fill(percentiles, old, percentiles.length, Double.NaN);
        }
    }

    @Override
    public void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            int group = groups == null ? 0 : groups[i];
            double percentile = percentile(arguments[1].value(row));
            if (Double.isNaN(percentiles[group])) {
                percentiles[group] = percentile;
            }
            Value value = arguments[0].value(row);
            if (value == Value.NULL) {
                continue;
            }
            if (!(value instanceof IntegerValue) && !(value instanceof FloatValue)) {
                throw Arguments.wrongValue(name(), "numbers", value);
            }
            for (long times = multiplicity == null ? 1 : multiplicity[row]; times > 0; times--) {
                lists.get(group).add(value);
                size++;
            }
        }
    }

    private double percentile(Value argument) {
        double percentile = Arguments.number(name(), argument);
        if (!(percentile >= 0 && percentile <= 1)) {
            throw new OrbitException(ErrorCode.NUMBER_OUT_OF_RANGE, "The percentile must be 0 to 1, not " + percentile);
        }
        return percentile;
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        PercentileAccumulator that = (PercentileAccumulator) other;
        if (Double.isNaN(percentiles[group])) {
            percentiles[group] = that.percentiles[otherGroup];
        }
        List<Value> added = that.lists.get(otherGroup);
        lists.get(group).addAll(added);
        size += added.size();
    }

    @Override
    public Value result(int group) {
        List<Value> values = lists.get(group);
        if (values.isEmpty()) {
            return Value.NULL;
        }
        values.sort(ValueSemantics::order);
        int last = values.size() - 1;
        double percentile = percentiles[group];
        if (!continuous) {
            int rank = (int) Math.ceil(percentile * values.size()) - 1;
            return values.get(Math.clamp(rank, 0, last));
        }
        double position = percentile * last;
        int below = (int) Math.floor(position);
        double low = Arguments.number(name(), values.get(below));
        if (below == last || position == below) {
            return Value.of(low);
        }
        double high = Arguments.number(name(), values.get(below + 1));
        double share = position - below;
        return Value.of(low * (1 - share) + high * share);
    }

    @Override
    public long retainedBytes() {
        return size * 40L + 72L * lists.size();
    }
}
