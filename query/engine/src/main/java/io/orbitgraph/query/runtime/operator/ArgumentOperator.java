package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// The rows that a (sub)plan starts from, once.
final class ArgumentOperator implements Operator {
    private final ArgumentRows rows;
    private final int[] carry;
    private final Batch output;
    private boolean done = true;

    ArgumentOperator(ArgumentRows rows, int[] carry, int width) {
        this.rows = rows;
        this.carry = carry;
        this.output = new Batch(width);
    }

    @Override
    public void open() {
        done = false;
    }

    @Override
    public @Nullable Batch next() {
        if (done) {
            return null;
        }
        done = true;
        Batch given = rows.get();
        for (int id : carry) {
            output.columns[id] = given.columns[id];
        }
        output.rows = given.rows;
        output.size = given.size;
        return given.size == 0 ? null : output;
    }

    @Override
    public void close() {
        done = true;
    }
}
