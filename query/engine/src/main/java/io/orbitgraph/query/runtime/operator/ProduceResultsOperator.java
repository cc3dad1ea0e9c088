package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Materialiser;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// Replaces references to nodes and relationships by what they are now, in the columns that the client gets.
final class ProduceResultsOperator implements Operator {
    private final ExecutionContext context;
    private final Operator input;
    private final int[] symbols;
    private final Materialiser materialiser;
    private final Batch output;

    ProduceResultsOperator(ExecutionContext context, Operator input, int[] symbols, int width) {
        this.context = context;
        this.input = input;
        this.symbols = symbols;
        this.materialiser = new Materialiser(context);
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
        output.viewOf(batch);
        for (int symbol : symbols) {
            output.columns[symbol] = materialiser.materialise(batch.column(symbol), batch);
        }
        return output;
    }

    @Override
    public void close() {
        input.close();
    }
}
