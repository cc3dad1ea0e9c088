package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// One side of an operation over rows: a vector, or one value for every row. A kernel reads row `r` of a typed array at
/// `r & rowMask()`, so that one loop serves both.
public final class Operand {
    private final @Nullable Vector vector;
    private final Value constant;
    private final long @Nullable [] longs;
    private final double @Nullable [] doubles;
    private final @Nullable String @Nullable [] strings;

    private Operand(
            @Nullable Vector vector,
            Value constant,
            long @Nullable [] longs,
            double @Nullable [] doubles,
            @Nullable String @Nullable [] strings) {
        this.vector = vector;
        this.constant = constant;
        this.longs = longs;
        this.doubles = doubles;
        this.strings = strings;
    }

    public static Operand of(Vector vector) {
        return switch (vector) {
            case LongVector longs -> new Operand(vector, Value.NULL, longs.values, null, null);
            case DoubleVector doubles -> new Operand(vector, Value.NULL, null, doubles.values, null);
            case StringVector strings -> new Operand(vector, Value.NULL, null, null, strings.values);
            default -> new Operand(vector, Value.NULL, null, null, null);
        };
    }

    /// The same value in every row.
    public static Operand constant(Value value) {
        return switch (value) {
            case IntegerValue(long number) -> new Operand(null, value, new long[] {number}, null, null);
            case FloatValue(double number) -> new Operand(null, value, null, new double[] {number}, null);
            case StringValue(String string) -> new Operand(null, value, null, null, new String[] {string});
            default -> new Operand(null, value, null, null, null);
        };
    }

    public boolean isConstant() {
        return vector == null;
    }

    public Value value(int row) {
        return vector == null ? constant : vector.value(row);
    }

    boolean isNull(int row) {
        return vector != null && vector.isNull(row);
    }

    boolean hasNulls() {
        return vector != null && vector.hasNulls();
    }

    /// All ones for a vector, zero for a constant.
    int rowMask() {
        return vector == null ? 0 : -1;
    }

    long @Nullable [] longs() {
        return longs;
    }

    long[] requiredLongs() {
        if (longs == null) {
            throw new IllegalStateException("no integers");
        }
        return longs;
    }

    double[] requiredDoubles() {
        if (doubles == null) {
            throw new IllegalStateException("no floats");
        }
        return doubles;
    }

    long longAt(int row) {
        return requiredLongs()[row & rowMask()];
    }

    double @Nullable [] doubles() {
        return doubles;
    }

    @Nullable
    String @Nullable [] strings() {
        return strings;
    }

    boolean isNumeric() {
        return longs != null || doubles != null;
    }

    double doubleAt(int row) {
        int at = row & rowMask();
        if (doubles != null) {
            return doubles[at];
        }
        return requiredLongs()[at];
    }
}
