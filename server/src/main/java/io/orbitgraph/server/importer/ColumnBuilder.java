package io.orbitgraph.server.importer;

import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Nulls;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the fields of one column into a vector.
abstract class ColumnBuilder implements FieldTarget {
    /// What was set, in at least as many rows; rows beyond are undefined. To be called once, at the end.
    abstract Vector vector();

    static ColumnBuilder of(HeaderColumn column, CsvFormat format, int expectedRows) {
        FieldType type = column.type();
        if (column.list()) {
            return new Values(column, format, expectedRows);
        }
        return switch (type) {
            case LONG, INT, SHORT, BYTE -> new Longs(type, expectedRows);
            case DOUBLE, FLOAT -> new Doubles(expectedRows);
            case BOOLEAN -> new Booleans(expectedRows);
            case STRING, CHAR -> new Strings(type, expectedRows);
            case DATE, LOCAL_TIME, TIME, LOCAL_DATE_TIME, DATE_TIME, DURATION, POINT ->
                new Values(column, format, expectedRows);
        };
    }

    /// A column whose nulls are in a mask: null while there are none.
    private abstract static class Masked extends ColumnBuilder {
        private long @Nullable [] nulls;

        final void markPresent(int row) {
            if (nulls != null) {
                Nulls.clear(covering(nulls, row), row);
            }
        }

        final void markNull(int row) {
            Nulls.set(covering(nulls == null ? Nulls.newMask(Math.max(1024, row * 2)) : nulls, row), row);
        }

        private long[] covering(long[] mask, int row) {
            long[] longer =
                    row >>> 6 < mask.length ? mask : Arrays.copyOf(mask, Math.max(row / 64 + 1, mask.length * 2));
            nulls = longer;
            return longer;
        }

        /// A mask must cover every row of its vector.
        final long @Nullable [] mask(int rows) {
            return nulls == null || nulls.length * 64 >= rows ? nulls : Arrays.copyOf(nulls, rows / 64 + 1);
        }
    }

    private static final class Longs extends Masked {
        private final FieldType type;
        private long[] values;

        Longs(FieldType type, int expectedRows) {
            this.type = type;
            values = new long[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseLong(bytes, from, to, type));
            markPresent(row);
        }

        @Override
        public void setNull(int row) {
            put(row, 0);
            markNull(row);
        }

        private void put(int row, long value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new LongVector(values, mask(values.length));
        }
    }

    private static final class Doubles extends Masked {
        private double[] values;

        Doubles(int expectedRows) {
            values = new double[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseDouble(bytes, from, to));
            markPresent(row);
        }

        @Override
        public void setNull(int row) {
            put(row, 0);
            markNull(row);
        }

        private void put(int row, double value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new DoubleVector(values, mask(values.length));
        }
    }

    private static final class Booleans extends Masked {
        private boolean[] values;

        Booleans(int expectedRows) {
            values = new boolean[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseBoolean(bytes, from, to));
            markPresent(row);
        }

        @Override
        public void setNull(int row) {
            put(row, false);
            markNull(row);
        }

        private void put(int row, boolean value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new BooleanVector(values, mask(values.length));
        }
    }

    private static final class Strings extends ColumnBuilder {
        private final FieldType type;
        private @Nullable String[] values;
        private boolean hasNulls;

        Strings(FieldType type, int expectedRows) {
            this.type = type;
            values = new String[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            String text = Utf8.text(bytes, from, to);
            put(row, type == FieldType.CHAR ? FieldType.character(text) : text);
        }

        @Override
        public void setNull(int row) {
            put(row, null);
            hasNulls = true;
        }

        private void put(int row, @Nullable String value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new StringVector(values, hasNulls);
        }
    }

    /// Whatever has no vector of its own, and lists.
    private static final class Values extends ColumnBuilder {
        private final FieldType type;
        private final boolean list;
        private final byte delimiter;
        private final TemporalContext context;
        private Value[] values;

        Values(HeaderColumn column, CsvFormat format, int expectedRows) {
            type = column.type();
            list = column.list();
            delimiter = format.arrayDelimiter();
            context = column.context();
            values = new Value[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, list ? elements(bytes, from, to) : type.parse(bytes, from, to, context));
        }

        @Override
        public void setNull(int row) {
            put(row, Value.NULL);
        }

        private Value elements(byte[] bytes, int from, int to) {
            List<Value> elements = new ArrayList<>();
            int start = from;
            for (int i = from; i <= to; i++) {
                if (i == to || bytes[i] == delimiter) {
                    int first = start;
                    int end = i;
                    while (type.isTrimmed() && first < end && bytes[first] == ' ') {
                        first++;
                    }
                    while (type.isTrimmed() && end > first && bytes[end - 1] == ' ') {
                        end--;
                    }
                    elements.add(type.parse(bytes, first, end, context));
                    start = i + 1;
                }
            }
            return new ListValue(List.copyOf(elements));
        }

        private void put(int row, Value value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new ValueVector(values);
        }
    }
}
