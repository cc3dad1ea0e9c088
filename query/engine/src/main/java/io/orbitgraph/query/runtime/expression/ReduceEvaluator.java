package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import java.util.Arrays;

/// `reduce(accumulator = initial, x IN list | body)`: round `k` evaluates the body for the rows whose lists have a
/// `k`th element.
final class ReduceEvaluator implements Evaluator {
    private final int accumulator;
    private final Evaluator initial;
    private final int element;
    private final Evaluator list;
    private final Evaluator body;
    private final Selection open = new Selection();

    ReduceEvaluator(int accumulator, Evaluator initial, int element, Evaluator list, Evaluator body) {
        this.accumulator = accumulator;
        this.initial = initial;
        this.element = element;
        this.list = list;
        this.body = body;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector lists = list.evaluate(batch);
        Vector start = initial.evaluate(batch);
        int extent = Columns.extent(batch);
        Value[] values = new Value[Math.max(extent, 1)];
        Arrays.fill(values, Value.NULL);
        open.begin(batch);
        int left = 0;
        for (int i = 0; i < open.size; i++) {
            int row = open.rows[i];
            if (ElementRows.listAt(lists, row) != null) {
                values[row] = start.value(row);
                open.rows[left++] = row;
            }
        }
        open.size = left;
        Value[] elements = new Value[values.length];
        Arrays.fill(elements, Value.NULL);
        for (int round = 0; ; round++) {
            left = 0;
            for (int i = 0; i < open.size; i++) {
                int row = open.rows[i];
                ListValue present = ElementRows.listAt(lists, row);
                if (present != null && round < present.size()) {
                    elements[row] = present.get(round);
                    open.rows[left++] = row;
                }
            }
            open.size = left;
            if (left == 0) {
                return new ValueVector(values);
            }
            Batch inner = open.of(batch);
            inner.columns[accumulator] = new ValueVector(values);
            inner.columns[element] = new ValueVector(elements);
            Vector next = body.evaluate(inner);
            for (int i = 0; i < open.size; i++) {
                values[open.rows[i]] = next.value(open.rows[i]);
            }
        }
    }
}
