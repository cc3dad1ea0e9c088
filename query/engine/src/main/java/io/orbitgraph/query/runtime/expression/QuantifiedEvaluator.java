package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.Quantifier;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// `all/any/none/single(x IN list WHERE predicate)`, three-valued, on the elements of all rows' lists at once. If that
/// fails, again element by element, because an element after the one that decides must not fail the query.
final class QuantifiedEvaluator implements Evaluator {
    private final Quantifier quantifier;
    private final Evaluator list;
    private final Evaluator predicate;
    private final ElementRows elements;
    private final int[] one = new int[1];
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    QuantifiedEvaluator(Quantifier quantifier, Evaluator list, Evaluator predicate, ElementRows elements) {
        this.quantifier = quantifier;
        this.list = list;
        this.predicate = predicate;
        this.elements = elements;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector lists = list.evaluate(batch);
        int extent = Columns.extent(batch);
        // By row and truth value: how many elements.
        int[][] counts = new int[3][extent];
        try {
            count(batch, lists, counts, false);
        } catch (OrbitException e) {
            counts = new int[3][extent];
            count(batch, lists, counts, true);
        }
        BooleanVector into = Results.booleans(result, extent);
        result = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (ElementRows.listAt(lists, row) == null) {
                into.setNull(row);
            } else {
                Truth.set(
                        into,
                        row,
                        answer(counts[Truth.TRUE][row], counts[Truth.FALSE][row], counts[Truth.UNKNOWN][row]));
            }
        }
        return into;
    }

    private void count(Batch batch, Vector lists, int[][] counts, boolean oneByOne) {
        elements.begin(batch, lists);
        for (Batch inner = elements.next(); inner != null; inner = elements.next()) {
            if (!oneByOne) {
                Vector truths = predicate.evaluate(inner);
                for (int row = 0; row < inner.size; row++) {
                    counts[Truth.of(truths, row)][elements.owner(row)]++;
                }
                continue;
            }
            int size = inner.size;
            inner.rows = one;
            inner.size = 1;
            for (int row = 0; row < size; row++) {
                int owner = elements.owner(row);
                if (!isDecided(counts[Truth.TRUE][owner], counts[Truth.FALSE][owner])) {
                    one[0] = row;
                    counts[Truth.of(predicate.evaluate(inner), row)][owner]++;
                }
            }
        }
    }

    private boolean isDecided(int trues, int falses) {
        return switch (quantifier) {
            case ALL -> falses > 0;
            case ANY, NONE -> trues > 0;
            case SINGLE -> trues > 1;
        };
    }

    private int answer(int trues, int falses, int unknowns) {
        return switch (quantifier) {
            case ALL -> falses > 0 ? Truth.FALSE : unknowns > 0 ? Truth.UNKNOWN : Truth.TRUE;
            case ANY -> trues > 0 ? Truth.TRUE : unknowns > 0 ? Truth.UNKNOWN : Truth.FALSE;
            case NONE -> trues > 0 ? Truth.FALSE : unknowns > 0 ? Truth.UNKNOWN : Truth.TRUE;
            case SINGLE ->
                trues > 1 ? Truth.FALSE : unknowns > 0 ? Truth.UNKNOWN : trues == 1 ? Truth.TRUE : Truth.FALSE;
        };
    }
}
