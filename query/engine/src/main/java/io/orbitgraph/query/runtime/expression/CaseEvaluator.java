package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// CASE: each condition and each result only for the rows that get there.
final class CaseEvaluator implements Evaluator {
    private final Evaluator[] conditions;
    private final Evaluator[] results;
    private final Evaluator otherwise;
    private final Selection open = new Selection();
    private final Selection taken = new Selection();

    CaseEvaluator(Evaluator[] conditions, Evaluator[] results, Evaluator otherwise) {
        this.conditions = conditions;
        this.results = results;
        this.otherwise = otherwise;
    }

    @Override
    public Vector evaluate(Batch batch) {
        RowMerge merge = new RowMerge(Columns.extent(batch));
        open.begin(batch);
        taken.begin(batch);
        for (int branch = 0; branch < conditions.length && open.size > 0; branch++) {
            Vector truths = conditions[branch].evaluate(open.of(batch));
            taken.size = 0;
            int left = 0;
            for (int i = 0; i < open.size; i++) {
                int row = open.rows[i];
                if (Truth.of(truths, row) == Truth.TRUE) {
                    taken.rows[taken.size++] = row;
                } else {
                    open.rows[left++] = row;
                }
            }
            open.size = left;
            if (taken.size > 0) {
                merge.put(results[branch].evaluate(taken.of(batch)), taken.rows, taken.size);
            }
        }
        if (open.size > 0) {
            merge.put(otherwise.evaluate(open.of(batch)), open.rows, open.size);
        }
        return merge.result();
    }
}
