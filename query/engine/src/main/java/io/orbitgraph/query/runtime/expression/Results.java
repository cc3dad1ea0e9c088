package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.query.runtime.Columns;

/// Result vectors that an evaluator uses again for each batch.
final class Results {
    private Results() {}

    static BooleanVector booleans(BooleanVector present, int extent) {
        if (present.capacity() < extent) {
            return new BooleanVector(Columns.capacityFor(extent));
        }
        present.nulls = null;
        return present;
    }

    static ValueVector values(ValueVector present, int extent) {
        return present.capacity() < extent ? new ValueVector(Columns.capacityFor(extent)) : present;
    }
}
