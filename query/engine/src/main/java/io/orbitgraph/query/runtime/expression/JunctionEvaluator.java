package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import java.util.List;

/// AND and OR, three-valued. A later operand is evaluated only for rows that the earlier ones leave undecided.
final class JunctionEvaluator implements Evaluator {
    private final Evaluator[] operands;
    /// The truth value that decides: false of AND, true of OR.
    private final int deciding;

    private final Selection undecided = new Selection();
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    private JunctionEvaluator(List<Evaluator> operands, int deciding) {
        this.operands = operands.toArray(new Evaluator[0]);
        this.deciding = deciding;
    }

    static JunctionEvaluator and(List<Evaluator> operands) {
        return new JunctionEvaluator(operands, Truth.FALSE);
    }

    static JunctionEvaluator or(List<Evaluator> operands) {
        return new JunctionEvaluator(operands, Truth.TRUE);
    }

    @Override
    public Vector evaluate(Batch batch) {
        BooleanVector into = Results.booleans(result, Columns.extent(batch));
        result = into;
        boolean neutral = deciding == Truth.FALSE;
        undecided.begin(batch);
        for (int i = 0; i < undecided.size; i++) {
            into.values[undecided.rows[i]] = neutral;
        }
        for (Evaluator operand : operands) {
            if (undecided.size == 0) {
                break;
            }
            Vector truths = operand.evaluate(undecided.of(batch));
            int left = 0;
            for (int i = 0; i < undecided.size; i++) {
                int row = undecided.rows[i];
                int truth = Truth.of(truths, row);
                if (truth == deciding) {
                    into.set(row, !neutral);
                } else {
                    if (truth == Truth.UNKNOWN) {
                        into.setNull(row);
                    }
                    undecided.rows[left++] = row;
                }
            }
            undecided.size = left;
        }
        return into;
    }
}
