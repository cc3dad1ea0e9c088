package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;
import org.jspecify.annotations.Nullable;

/// Binds a value as one more column for the body.
final class LetEvaluator implements Evaluator {
    private final int symbol;
    private final Evaluator value;
    private final Evaluator body;
    private @Nullable Batch view;

    LetEvaluator(int symbol, Evaluator value, Evaluator body) {
        this.symbol = symbol;
        this.value = value;
        this.body = body;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Batch extended = view;
        if (extended == null || extended.columns.length != batch.columns.length) {
            extended = new Batch(batch.columns.length);
            view = extended;
        }
        extended.viewOf(batch);
        extended.columns[symbol] = value.evaluate(batch);
        return body.evaluate(extended);
    }
}
