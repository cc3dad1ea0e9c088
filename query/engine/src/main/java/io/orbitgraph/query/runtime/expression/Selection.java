package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import org.jspecify.annotations.Nullable;

/// A shrinking part of a batch's rows, for operands that are evaluated for some rows only.
final class Selection {
    private @Nullable Batch view;
    int[] rows = new int[Batch.FIRST_CAPACITY];
    int size;

    /// Begins with all selected rows of `batch`.
    void begin(Batch batch) {
        if (rows.length < batch.size) {
            rows = new int[Columns.capacityFor(batch.size)];
        }
        for (int i = 0; i < batch.size; i++) {
            rows[i] = batch.row(i);
        }
        size = batch.size;
    }

    /// The batch with only the rows of this selection; valid until this is called again.
    Batch of(Batch batch) {
        Batch part = view;
        if (part == null || part.columns.length != batch.columns.length) {
            part = new Batch(batch.columns.length);
            view = part;
        }
        part.viewOf(batch);
        part.rows = rows;
        part.size = size;
        return part;
    }
}
