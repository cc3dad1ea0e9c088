package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Aggregator;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserAggregation;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.function.Accumulator;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.CallFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An {@link Aggregator} per group. Rows reach it by columns, in runs of the same group, without being touched.
final class UserAccumulator implements Accumulator {
    /// A group's aggregator until it has given its result.
    private static final class Group {
        @Nullable
        Aggregator aggregator;

        @Nullable
        Value result;

        long retainedBytes;
    }

    private final UserAggregation aggregation;
    private final UserFunctionSignature declared;
    private final UserArguments arguments;
    private final ProcedureContext context;
    private final List<Group> groups = new ArrayList<>();
    private final int[] run = new int[Batch.CAPACITY];
    private Vector[] columns = new Vector[0];
    private @Nullable ValueVector[] defaults = new ValueVector[0];
    private long retainedBytes;

    UserAccumulator(
            UserAggregation aggregation,
            UserFunctionSignature declared,
            UserArguments arguments,
            ProcedureContext context) {
        this.aggregation = aggregation;
        this.declared = declared;
        this.arguments = arguments;
        this.context = context;
        ensureGroups(1);
    }

    @Override
    public void ensureGroups(int count) {
        while (groups.size() < count) {
            groups.add(new Group());
        }
    }

    @Override
    public void add(
            int @Nullable [] groupOf,
            Vector[] given,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        if (count == 0) {
            return;
        }
        boolean skipsNulls = prepare(given, rows, count);
        if (groupOf == null && multiplicity == null && !skipsNulls) {
            add(0, rows, count);
            return;
        }
        int length = 0;
        int group = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (skipsNulls && hasNull(given, row)) {
                continue;
            }
            int rowGroup = groupOf == null ? 0 : groupOf[i];
            if (rowGroup != group) {
                add(group, run, length);
                length = 0;
                group = rowGroup;
            }
            for (long times = multiplicity == null ? 1 : multiplicity[row]; times > 0; ) {
                if (length == run.length) {
                    add(group, run, length);
                    length = 0;
                }
                int some = (int) Math.min(times, run.length - length);
                Arrays.fill(run, length, length + some, row);
                length += some;
                times -= some;
            }
        }
        add(group, run, length);
    }

    /// Makes {@link #columns} of what is given.
    ///
    /// @return whether rows may have to be left out for their nulls
    private boolean prepare(Vector[] given, int @Nullable [] rows, int count) {
        int size = arguments.size(given.length);
        if (columns.length != size) {
            columns = new Vector[size];
            defaults = new @Nullable ValueVector[size];
        }
        boolean skipsNulls = false;
        for (int i = 0; i < given.length; i++) {
            columns[i] = arguments.checked(i, given[i], rows, count);
            skipsNulls |= !declared.nulls() && given[i].hasNulls();
        }
        int extent = rows == null ? count : rows[count - 1] + 1;
        for (int i = given.length; i < size; i++) {
            columns[i] = defaultColumn(i, extent);
        }
        return skipsNulls;
    }

    private ValueVector defaultColumn(int argument, int extent) {
        ValueVector column = defaults[argument];
        if (column == null || column.capacity() < extent) {
            column = new ValueVector(Math.max(extent, Batch.CAPACITY));
            Arrays.fill(column.values, arguments.defaultValue(argument));
            defaults[argument] = column;
        }
        return column;
    }

    private static boolean hasNull(Vector[] given, int row) {
        for (Vector column : given) {
            if (column.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private void add(int number, int @Nullable [] rows, int count) {
        if (count == 0) {
            return;
        }
        Group group = groups.get(number);
        try {
            Aggregator aggregator = aggregator(group);
            aggregator.add(columns, rows, count);
            long retained = aggregator.retainedBytes();
            retainedBytes += retained - group.retainedBytes;
            group.retainedBytes = retained;
        } catch (RuntimeException e) {
            throw CallFailure.of("function", declared.name(), e);
        }
    }

    private Aggregator aggregator(Group group) {
        Aggregator aggregator = group.aggregator;
        if (aggregator == null) {
            aggregator = aggregation.start(context);
            group.aggregator = aggregator;
        }
        return aggregator;
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        throw new UnsupportedOperationException(declared.name() + " has no merge");
    }

    @Override
    public Value result(int number) {
        Group group = groups.get(number);
        Value result = group.result;
        if (result == null) {
            try {
                result = aggregator(group).result();
            } catch (RuntimeException e) {
                throw CallFailure.of("function", declared.name(), e);
            }
            group.result = result;
            group.aggregator = null;
        }
        return result;
    }

    @Override
    public long retainedBytes() {
        return retainedBytes;
    }

    @Override
    public void close() {
        for (Group group : groups) {
            Aggregator aggregator = group.aggregator;
            if (aggregator != null) {
                group.aggregator = null;
                aggregator.abandon();
            }
        }
    }
}
