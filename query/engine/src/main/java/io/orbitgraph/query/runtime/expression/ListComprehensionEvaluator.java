package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.query.runtime.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `[x IN list WHERE predicate | projection]`, on the elements of all rows' lists at once.
final class ListComprehensionEvaluator implements Evaluator {
    private final Evaluator list;
    private final @Nullable Predicate predicate;
    private final Evaluator projection;
    private final ElementRows elements;
    private final int[] selected = new int[Batch.CAPACITY];
    private ValueVector result = new ValueVector(Batch.FIRST_CAPACITY);

    ListComprehensionEvaluator(
            Evaluator list, @Nullable Predicate predicate, Evaluator projection, ElementRows elements) {
        this.list = list;
        this.predicate = predicate;
        this.projection = projection;
        this.elements = elements;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector lists = list.evaluate(batch);
        int extent = Columns.extent(batch);
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable
        List<Value>[] collected = new List[extent];
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            ListValue value = ElementRows.listAt(lists, row);
            if (value != null) {
                collected[row] = new ArrayList<>(value.size());
            }
        }
        elements.begin(batch, lists);
        for (Batch inner = elements.next(); inner != null; inner = elements.next()) {
            if (predicate != null) {
                inner.size = predicate.select(inner, selected);
                inner.rows = selected;
            }
            if (inner.size == 0) {
                continue;
            }
            Vector projected = projection.evaluate(inner);
            for (int i = 0; i < inner.size; i++) {
                int row = inner.row(i);
                List<Value> into = collected[elements.owner(row)];
                if (into != null) {
                    into.add(projected.value(row));
                }
            }
        }
        ValueVector into = Results.values(result, extent);
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            List<Value> values = collected[row];
            into.values[row] = values == null ? Value.NULL : new ListValue(Collections.unmodifiableList(values));
        }
        return into;
    }
}
