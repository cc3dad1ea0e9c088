package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// A column put together from rows of several vectors, boxed only if their classes differ.
final class RowMerge {
    private final int extent;
    private @Nullable Vector merged;
    /// Rows set so far, for boxing later.
    private final boolean[] filled;

    RowMerge(int extent) {
        this.extent = Math.max(extent, 1);
        this.filled = new boolean[this.extent];
    }

    void put(Vector source, int[] rows, int count) {
        if (count == 0) {
            return;
        }
        Vector into = merged;
        if (into == null) {
            into = source.newInstance(extent);
        } else if (into.getClass() != source.getClass() && !(into instanceof ValueVector)) {
            into = boxed(into);
        }
        merged = into;
        for (int i = 0; i < count; i++) {
            into.copyRow(rows[i], source, rows[i]);
            filled[rows[i]] = true;
        }
    }

    private Vector boxed(Vector from) {
        ValueVector into = new ValueVector(extent);
        for (int row = 0; row < extent; row++) {
            into.values[row] = filled[row] ? from.value(row) : Value.NULL;
        }
        return into;
    }

    Vector result() {
        Vector result = merged;
        return result == null ? new ValueVector(extent) : result;
    }
}
