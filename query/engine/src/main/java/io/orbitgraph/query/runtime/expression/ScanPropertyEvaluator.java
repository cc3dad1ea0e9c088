package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.store.graph.Tokens;

/// A property of the node being scanned: the column of its group, without a copy.
final class ScanPropertyEvaluator implements Evaluator {
    private final ExecutionContext context;
    private final ScanColumns columns;
    private final String key;
    private int token;

    ScanPropertyEvaluator(ExecutionContext context, ScanColumns columns, String key) {
        this.context = context;
        this.columns = columns;
        this.key = key;
        this.token = context.tokens().propertyKey(key);
    }

    @Override
    public Vector evaluate(Batch batch) {
        if (token == Tokens.NONE) {
            token = context.tokens().propertyKey(key);
        }
        if (token == Tokens.NONE) {
            return new ValueVector(Columns.capacityFor(Columns.extent(batch)));
        }
        context.storeReads += batch.size;
        return columns.column(token);
    }
}
