package io.orbitgraph.query.runtime;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column that grows. It takes the class of the first vector that is put in, and becomes a {@link ValueVector} when
/// one of another class
/// follows (batches of one plan may differ in the class of a column).
public final class ColumnBuilder {
    private static final int FIRST_CAPACITY = 16;

    private @Nullable Vector vector;
    private int size;

    public int size() {
        return size;
    }

    /// What was put in so far; its first {@link #size} rows count. Valid until the next append.
    public Vector vector() {
        Vector present = vector;
        return present == null ? new ValueVector(Math.max(FIRST_CAPACITY, size)) : present;
    }

    public void clear() {
        vector = null;
        size = 0;
    }

    /// Appends one row.
    public void append(Vector source, int row) {
        Vector into = writable(source, size + 1);
        put(into, size, source, row);
        size++;
    }

    /// Appends the selected rows of a batch's column.
    public void append(Vector source, Batch batch) {
        Vector into = writable(source, size + batch.size);
        for (int i = 0; i < batch.size; i++) {
            put(into, size + i, source, batch.row(i));
        }
        size += batch.size;
    }

    public void append(Value value) {
        Vector into = vector;
        if (into == null) {
            if (value == Value.NULL) {
                // Which class the column will have is seen with its first value.
                size++;
                return;
            }
            Value[] first = new Value[Math.max(FIRST_CAPACITY, size + 1)];
            Arrays.fill(first, Value.NULL);
            first[size] = value;
            vector = Columns.narrow(first, size + 1);
            size++;
            return;
        }
        into = grown(into, size + 1);
        if (!Columns.set(into, size, value)) {
            into = boxed(into);
            Columns.set(into, size, value);
        }
        vector = into;
        size++;
    }

    private static void put(Vector into, int at, Vector source, int row) {
        if (into instanceof ValueVector values) {
            values.values[at] = source.value(row);
        } else {
            into.copyRow(at, source, row);
        }
    }

    private Vector writable(Vector source, int rows) {
        Vector into = vector;
        if (into == null) {
            into = source.newInstance(Math.max(FIRST_CAPACITY, rows));
            for (int i = 0; i < size; i++) {
                Columns.set(into, i, Value.NULL);
            }
        } else if (into.getClass() != source.getClass() && !(into instanceof ValueVector)) {
            into = boxed(into);
        }
        into = grown(into, rows);
        vector = into;
        return into;
    }

    private Vector boxed(Vector from) {
        ValueVector into = new ValueVector(from.capacity());
        for (int i = 0; i < size; i++) {
            into.values[i] = from.value(i);
        }
        return into;
    }

    private Vector grown(Vector from, int rows) {
        if (rows <= from.capacity()) {
            return from;
        }
        Vector into = from.newInstance(Math.max(rows, from.capacity() * 2));
        for (int i = 0; i < size; i++) {
            into.copyRow(i, from, i);
        }
        return into;
    }

    /// Whether row `at` of this column is equivalent to row `row` of another vector.
    public boolean equivalent(int at, Vector other, int row) {
        return equivalent(vector(), at, other, row);
    }

    /// Equivalence of two rows of two vectors, without boxing where both have the same class.
    public static boolean equivalent(Vector left, int at, Vector right, int row) {
        return switch (left) {
            case LongVector a
            when right instanceof LongVector b ->
                a.isNull(at) ? b.isNull(row) : !b.isNull(row) && a.values[at] == b.values[row];
            case NodeVector a
            when right instanceof NodeVector b ->
                a.isNull(at) ? b.isNull(row) : !b.isNull(row) && a.values[at] == b.values[row];
            case RelationshipVector a
            when right instanceof RelationshipVector b ->
                a.isNull(at) ? b.isNull(row) : !b.isNull(row) && a.ids[at] == b.ids[row];
            case StringVector a when right instanceof StringVector b -> Objects.equals(a.values[at], b.values[row]);
            case DoubleVector a
            when right instanceof DoubleVector b ->
                a.isNull(at)
                        ? b.isNull(row)
                        : !b.isNull(row) && ValueSemantics.equivalentDoubles(a.values[at], b.values[row]);
            case BooleanVector a
            when right instanceof BooleanVector b ->
                a.isNull(at) ? b.isNull(row) : !b.isNull(row) && a.values[at] == b.values[row];
            default -> ValueSemantics.equivalent(left.value(at), right.value(row));
        };
    }
}
