package io.orbitgraph.store.testkit;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Makes the narrowest vector that holds given values.
final class Columns {
    private Columns() {}

    /// @param values no element is Java null
    static Vector narrowest(Value[] values) {
        return switch (commonType(values)) {
            case INTEGER -> longs(values);
            case FLOAT -> doubles(values);
            case BOOLEAN -> booleans(values);
            case STRING -> strings(values);
            case null, default -> new ValueVector(values);
        };
    }

    /// The type of all values that are not null; null if they differ or if there is none.
    private static @Nullable ValueType commonType(Value[] values) {
        ValueType common = null;
        for (Value value : values) {
            if (!value.isNull()) {
                if (common != null && common != value.type()) {
                    return null;
                }
                common = value.type();
            }
        }
        return common;
    }

    private static Vector longs(Value[] values) {
        LongVector vector = new LongVector(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] instanceof IntegerValue(long number)) {
                vector.set(row, number);
            } else {
                vector.setNull(row);
            }
        }
        return vector;
    }

    private static Vector doubles(Value[] values) {
        DoubleVector vector = new DoubleVector(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] instanceof FloatValue(double number)) {
                vector.set(row, number);
            } else {
                vector.setNull(row);
            }
        }
        return vector;
    }

    private static Vector booleans(Value[] values) {
        BooleanVector vector = new BooleanVector(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] instanceof BooleanValue truth) {
                vector.set(row, truth == BooleanValue.TRUE);
            } else {
                vector.setNull(row);
            }
        }
        return vector;
    }

    private static Vector strings(Value[] values) {
        StringVector vector = new StringVector(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] instanceof StringValue(String text)) {
                vector.set(row, text);
            } else {
                vector.setNull(row);
            }
        }
        return vector;
    }
}
