package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Adds columns. Those that are dropped simply have no reader, so they need no work.
final class ProjectOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int[] symbols;
    private final Evaluator[] evaluators;
    private final Vector[] results;
    /// The columns of the input that pass; null for all.
    private final int @Nullable [] kept;
    private final Batch output;

    /// @param kept the columns of the input that pass; null for all
    ProjectOperator(
            ExecutionContext context,
            Operator input,
            int[] symbols,
            Evaluator[] evaluators,
            int @Nullable [] kept,
            int width) {
        this.context = context;
        this.input = input;
        this.symbols = symbols;
        this.evaluators = evaluators;
        this.results = new Vector[evaluators.length];
        this.kept = kept;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().check();
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        for (int i = 0; i < evaluators.length; i++) {
            results[i] = evaluators[i].evaluate(batch);
        }
        output.viewOf(batch);
        if (kept != null) {
            Arrays.fill(output.columns, null);
            for (int id : kept) {
                output.columns[id] = batch.columns[id];
            }
        }
        for (int i = 0; i < results.length; i++) {
            output.columns[symbols[i]] = results[i];
        }
        return output;
    }

    @Override
    public void close() {
        input.close();
    }
}
