package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;

/// Rows of node id and value.
final class NodeRows implements Iterator<Value[]> {
    private final Outcome<?, ?> outcome;
    private final NodeColumn column;
    private final IntPredicate included;
    private int next;

    private NodeRows(Outcome<?, ?> outcome, NodeColumn column, IntPredicate included) {
        this.outcome = outcome;
        this.column = column;
        this.included = included;
        skip();
    }

    static NodeRows of(Outcome<?, ?> outcome, NodeColumn column, IntPredicate included) {
        return new NodeRows(outcome, column, included);
    }

    private void skip() {
        while (next < column.size() && !included.test(next)) {
            next++;
        }
    }

    @Override
    public boolean hasNext() {
        return next < column.size();
    }

    @Override
    public Value[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Value[] row = {Value.of(outcome.id(next)), column.value(next)};
        next++;
        skip();
        return row;
    }
}
