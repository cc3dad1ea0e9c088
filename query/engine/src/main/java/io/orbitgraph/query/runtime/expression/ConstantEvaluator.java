package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The same value in every row; its vector is filled once and kept.
final class ConstantEvaluator implements Evaluator {
    private final Value value;
    private @Nullable Vector filled;

    ConstantEvaluator(Value value) {
        this.value = value;
    }

    Value value() {
        return value;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int extent = Columns.extent(batch);
        Vector present = filled;
        if (present == null || present.capacity() < extent) {
            Value[] values = new Value[Columns.capacityFor(extent)];
            Arrays.fill(values, value);
            present = Columns.narrow(values, values.length);
            filled = present;
        }
        return present;
    }
}
