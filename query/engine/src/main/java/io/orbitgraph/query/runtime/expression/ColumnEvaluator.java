package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;

/// A variable: the batch's own column.
record ColumnEvaluator(Symbol symbol) implements Evaluator {
    @Override
    public Vector evaluate(Batch batch) {
        Vector column = batch.columns[symbol.id()];
        if (column == null) {
            throw new IllegalStateException("variable " + symbol + " is not bound here");
        }
        return column;
    }
}
