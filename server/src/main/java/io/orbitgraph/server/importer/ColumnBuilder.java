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

    private static long @Nullable [] marked(long @Nullable [] nulls, int row, boolean isNull) {
        long[] mask = nulls;
        if (mask == null) {
            if (!isNull) {
                return null;
            }
            mask = Nulls.newMask(Math.max(1024, row * 2));
        }
        if (row >>> 6 >= mask.length) {
            mask = Arrays.copyOf(mask, Math.max(row / 64 + 1, mask.length * 2));
        }
        if (isNull) {
            Nulls.set(mask, row);
        } else {
            Nulls.clear(mask, row);
        }
        return mask;
    }

    /// A mask must cover every row of its vector.
    private static long @Nullable [] covering(long @Nullable [] nulls, int rows) {
        return nulls == null || nulls.length * 64 >= rows ? nulls : Arrays.copyOf(nulls, rows / 64 + 1);
    }

    private static final class Longs extends ColumnBuilder {
        private final FieldType type;
        private long[] values;
        private long @Nullable [] nulls;

        Longs(FieldType type, int expectedRows) {
            this.type = type;
            values = new long[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseLong(bytes, from, to, type));
            if (nulls != null) {
                nulls = marked(nulls, row, false);
            }
        }

        @Override
        public void setNull(int row) {
            put(row, 0);
            nulls = marked(nulls, row, true);
        }

        private void put(int row, long value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new LongVector(values, covering(nulls, values.length));
        }
    }

    private static final class Doubles extends ColumnBuilder {
        private double[] values;
        private long @Nullable [] nulls;

        Doubles(int expectedRows) {
            values = new double[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseDouble(bytes, from, to));
            if (nulls != null) {
                nulls = marked(nulls, row, false);
            }
        }

        @Override
        public void setNull(int row) {
            put(row, 0);
            nulls = marked(nulls, row, true);
        }

        private void put(int row, double value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new DoubleVector(values, covering(nulls, values.length));
        }
    }

    private static final class Booleans extends ColumnBuilder {
        private boolean[] values;
        private long @Nullable [] nulls;

        Booleans(int expectedRows) {
            values = new boolean[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            put(row, Numbers.parseBoolean(bytes, from, to));
            if (nulls != null) {
                nulls = marked(nulls, row, false);
            }
        }

        @Override
        public void setNull(int row) {
            put(row, false);
            nulls = marked(nulls, row, true);
        }

        private void put(int row, boolean value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, row * 2 + 16);
            }
            values[row] = value;
        }

        @Override
        Vector vector() {
            return new BooleanVector(values, covering(nulls, values.length));
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
