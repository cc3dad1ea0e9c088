package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/// The rows of a procedure by columns: whoever returns this from {@link Procedure#call} fills typed vectors, and
/// nothing is boxed on the way to the client. It is an iterator of rows as well, for those who want boxed ones.
public abstract class ColumnRows implements Iterator<Value[]> {
    private static final int ROWS = 64;

    private final List<ProcedureSignature.Field> results;
    private Vector[] buffer = new Vector[0];
    private int size;
    private int position;

    protected ColumnRows(ProcedureSignature signature) {
        this(signature.results());
    }

    protected ColumnRows(List<ProcedureSignature.Field> results) {
        this.results = List.copyOf(results);
    }

    /// Puts the next rows into rows `first`, `first + 1`, … of `columns`. Must set every column of a row, with
    /// `setNull` where it is null.
    ///
    /// @param columns one per result of the signature, of the class of {@link #newVector}
    /// @param most how many rows to put at most, at least 1
    /// @return how many rows were put, 0 only at the end
    protected abstract int fill(Vector[] columns, int first, int most);

    /// As {@link #fill}, for who calls the procedure.
    public final int next(Vector[] columns, int first, int most) {
        return fill(columns, first, most);
    }

    /// An empty column for results of a type: {@link LongVector} for `INTEGER`, {@link DoubleVector} for `FLOAT`,
    /// {@link BooleanVector} for `BOOLEAN`, {@link StringVector} for `STRING`, {@link NodeVector} for `NODE`, {@link
    /// ValueVector} for all else.
    public static Vector newVector(String typeName, int capacity) {
        return switch (typeName.toUpperCase(Locale.ROOT)) {
            case "INTEGER" -> new LongVector(capacity);
            case "FLOAT" -> new DoubleVector(capacity);
            case "BOOLEAN" -> new BooleanVector(capacity);
            case "STRING" -> new StringVector(capacity);
            case "NODE" -> new NodeVector(capacity);
            default -> new ValueVector(capacity);
        };
    }

    @Override
    public final boolean hasNext() {
        if (position < size) {
            return true;
        }
        if (buffer.length != results.size()) {
            buffer = new Vector[results.size()];
            for (int i = 0; i < buffer.length; i++) {
                buffer[i] = newVector(results.get(i).typeName(), ROWS);
            }
        }
        position = 0;
        size = fill(buffer, 0, ROWS);
        return size > 0;
    }

    @Override
    public final Value[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Value[] row = new Value[buffer.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = buffer[i].value(position);
        }
        position++;
        return row;
    }
}
