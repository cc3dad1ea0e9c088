package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;

/// The number in SKIP or LIMIT: an expression without variables.
final class RowCount {
    private final Evaluator evaluator;
    private final Batch noColumns;

    RowCount(Evaluator evaluator, int width) {
        this.evaluator = evaluator;
        this.noColumns = new Batch(width);
        noColumns.size = 1;
    }

    /// @throws OrbitException if it is no integer, or negative
    long evaluate() {
        Value value = evaluator.evaluate(noColumns).value(0);
        if (!(value instanceof IntegerValue(long count))) {
            throw new OrbitException(
                    ErrorCode.INVALID_ROW_COUNT_TYPE_RUNTIME,
                    "SKIP and LIMIT take an integer, not a value of type "
                            + value.type().typeName());
        }
        if (count < 0) {
            throw new OrbitException(
                    ErrorCode.NEGATIVE_INTEGER_ARGUMENT_RUNTIME, "SKIP and LIMIT take no negative number: " + count);
        }
        return count;
    }
}
