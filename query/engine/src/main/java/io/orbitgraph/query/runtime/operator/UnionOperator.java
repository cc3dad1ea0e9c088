package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All rows of one plan, then all of another, under common symbols. The second is opened when the first has ended.
final class UnionOperator implements Operator {
    private final Operator[] inputs;
    /// By input and column: the input's symbol.
    private final int[][] sources;
    private final int[] results;
    private final Batch output;
    private int present;

    UnionOperator(Operator left, Operator right, int[][] sources, int[] results, int width) {
        this.inputs = new Operator[] {left, right};
        this.sources = sources;
        this.results = results;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        present = 0;
        inputs[0].open();
    }

    @Override
    public @Nullable Batch next() {
        while (present < inputs.length) {
            Batch batch = inputs[present].next();
            if (batch != null) {
                Arrays.fill(output.columns, null);
                output.rows = batch.rows;
                output.size = batch.size;
                output.multiplicity = batch.multiplicity;
                for (int i = 0; i < results.length; i++) {
                    output.columns[results[i]] = batch.column(sources[present][i]);
                }
                return output;
            }
            present++;
            if (present < inputs.length) {
                inputs[present].open();
            }
        }
        return null;
    }

    @Override
    public void close() {
        for (Operator input : inputs) {
            input.close();
        }
    }
}
