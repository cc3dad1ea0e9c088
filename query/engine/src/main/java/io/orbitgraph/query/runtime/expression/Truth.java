package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;

/// Three-valued truth of rows.
final class Truth {
    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int UNKNOWN = 2;

    private Truth() {}

    /// @throws io.orbitgraph.model.error.OrbitException if the row holds neither a boolean nor null
    static int of(Vector vector, int row) {
        if (vector instanceof BooleanVector booleans) {
            return booleans.isNull(row) ? UNKNOWN : booleans.values[row] ? TRUE : FALSE;
        }
        return of(vector.value(row));
    }

    static int of(Value value) {
        if (value == BooleanValue.TRUE) {
            return TRUE;
        } else if (value == BooleanValue.FALSE) {
            return FALSE;
        } else if (value == Value.NULL) {
            return UNKNOWN;
        }
        throw Columns.wrongType("a boolean", value);
    }

    static void set(BooleanVector into, int row, int truth) {
        if (truth == UNKNOWN) {
            into.setNull(row);
        } else {
            into.set(row, truth == TRUE);
        }
    }

    /// The selected rows of `batch` where `vector` is true.
    static int select(Vector vector, Batch batch, int[] out) {
        int count = 0;
        if (vector instanceof BooleanVector booleans) {
            boolean[] values = booleans.values;
            if (booleans.nulls == null) {
                for (int i = 0; i < batch.size; i++) {
                    int row = batch.row(i);
                    out[count] = row;
                    count += values[row] ? 1 : 0;
                }
                return count;
            }
        }
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (of(vector, row) == TRUE) {
                out[count++] = row;
            }
        }
        return count;
    }
}
