package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.format.ColumnCodec;
import org.jspecify.annotations.Nullable;

/// Builds a property column value by value, in the narrowest vector class that holds them all. Not thread-safe.
public final class ColumnBuilder {
    private final int rows;
    private @Nullable Vector vector;

    /// A column of `rows` nulls.
    public ColumnBuilder(int rows) {
        this.rows = rows;
    }

    /// A copy of `base` whose row `r` is row `r + shift` here. Rows of `base` beyond `rows` are left out: a column may
    /// have been written for
    /// a full group when fewer slots are in use.
    ColumnBuilder(@Nullable Vector base, int rows, int shift) {
        this.rows = rows;
        if (base != null) {
            vector = copy(base, rows, shift);
        }
    }

    public void set(int row, Value value) {
        if (vector == null) {
            if (value.isNull()) {
                return;
            }
            vector = ColumnCodec.newVectorFor(value, rows);
        }
        switch (vector) {
            case LongVector column when value instanceof IntegerValue(long number) -> column.set(row, number);
            case DoubleVector column when value instanceof FloatValue(double number) -> column.set(row, number);
            case BooleanVector column when value instanceof BooleanValue flag -> column.set(row, flag.value());
            case StringVector column when value instanceof StringValue(String text) -> column.set(row, text);
            case ValueVector column -> column.set(row, value);
            case Vector column when value.isNull() -> setNull(column, row);
            case Vector column -> {
                ValueVector general = general(column);
                general.set(row, value);
                vector = general;
            }
        }
    }

    public void setLong(int row, long value) {
        if (vector instanceof LongVector longs) {
            longs.set(row, value);
        } else {
            set(row, Value.of(value));
        }
    }

    public void setString(int row, String value) {
        if (vector instanceof StringVector strings) {
            strings.set(row, value);
        } else {
            set(row, Value.of(value));
        }
    }

    /// The column; null if all rows are null. The builder must not be used after it.
    public @Nullable Vector build() {
        if (vector == null) {
            return null;
        }
        boolean present = false;
        for (int row = 0; row < rows && !present; row++) {
            present = !vector.isNull(row);
        }
        if (!present) {
            return null;
        }
        return vector instanceof ValueVector general ? narrowed(general) : trimmed(vector);
    }

    /// Drops a null mask that has become empty.
    private static Vector trimmed(Vector vector) {
        switch (vector) {
            case LongVector longs when isEmpty(longs.nulls, longs.capacity()) -> longs.nulls = null;
            case DoubleVector doubles when isEmpty(doubles.nulls, doubles.capacity()) -> doubles.nulls = null;
            case BooleanVector booleans when isEmpty(booleans.nulls, booleans.capacity()) -> booleans.nulls = null;
            case StringVector strings
            when strings.hasNulls() -> {
                for (String text : strings.values) {
                    if (text == null) {
                        return strings;
                    }
                }
                return new StringVector(strings.values, false);
            }
            case BooleanVector _,
                    DoubleVector _,
                    LongVector _,
                    NodeVector _,
                    RelationshipVector _,
                    StringVector _,
                    ValueVector _ -> {}
        }
        return vector;
    }

    private static boolean isEmpty(long @Nullable [] mask, int rows) {
        if (mask == null) {
            return false;
        }
        for (int row = 0; row < rows; row += 64) {
            long word = mask[row >>> 6];
            if (rows - row < 64) {
                word &= (1L << (rows - row)) - 1;
            }
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private static Vector narrowed(ValueVector general) {
        Class<?> first = null;
        for (Value value : general.values) {
            if (!value.isNull()) {
                if (first == null) {
                    first = value.getClass();
                } else if (first != value.getClass()) {
                    return general;
                }
            }
        }
        if (first != IntegerValue.class
                && first != FloatValue.class
                && first != BooleanValue.class
                && first != StringValue.class) {
            return general;
        }
        ColumnBuilder narrow = new ColumnBuilder(general.capacity());
        for (int row = 0; row < general.values.length; row++) {
            narrow.set(row, general.values[row]);
        }
        return java.util.Objects.requireNonNull(narrow.build());
    }

    private static void setNull(Vector vector, int row) {
        switch (vector) {
            case BooleanVector column -> column.setNull(row);
            case DoubleVector column -> column.setNull(row);
            case LongVector column -> column.setNull(row);
            case NodeVector column -> column.setNull(row);
            case RelationshipVector column -> column.setNull(row);
            case StringVector column -> column.setNull(row);
            case ValueVector column -> column.set(row, Value.NULL);
        }
    }

    private static ValueVector general(Vector column) {
        ValueVector general = new ValueVector(column.capacity());
        for (int row = 0; row < column.capacity(); row++) {
            general.set(row, column.value(row));
        }
        return general;
    }

    private static Vector copy(Vector base, int rows, int shift) {
        int count = Math.min(base.capacity(), rows - shift);
        switch (base) {
            case LongVector column -> {
                long[] values = new long[rows];
                System.arraycopy(column.values, 0, values, shift, count);
                return new LongVector(values, shiftedMask(column, rows, shift));
            }
            case DoubleVector column -> {
                double[] values = new double[rows];
                System.arraycopy(column.values, 0, values, shift, count);
                return new DoubleVector(values, shiftedMask(column, rows, shift));
            }
            case BooleanVector column -> {
                boolean[] values = new boolean[rows];
                System.arraycopy(column.values, 0, values, shift, count);
                return new BooleanVector(values, shiftedMask(column, rows, shift));
            }
            case StringVector column -> {
                @Nullable String[] values = new @Nullable String[rows];
                System.arraycopy(column.values, 0, values, shift, count);
                return new StringVector(values, column.hasNulls() || rows > count);
            }
            case NodeVector _, RelationshipVector _, ValueVector _ -> {
                ValueVector general = new ValueVector(rows);
                for (int row = 0; row < count; row++) {
                    general.set(row + shift, base.value(row));
                }
                return general;
            }
        }
    }

    private static long @Nullable [] shiftedMask(Vector base, int rows, int shift) {
        int count = Math.min(base.capacity(), rows - shift);
        if (!base.hasNulls() && rows == count) {
            return null;
        }
        long[] mask = new long[(rows + 63) >>> 6];
        for (int row = 0; row < rows; row++) {
            int from = row - shift;
            if (from < 0 || from >= count || base.isNull(from)) {
                mask[row >>> 6] |= 1L << row;
            }
        }
        return mask;
    }
}
