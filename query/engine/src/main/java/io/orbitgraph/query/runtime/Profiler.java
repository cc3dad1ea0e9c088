package io.orbitgraph.query.runtime;

import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.query.physical.PhysicalPlan;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// What each operator of a profiled statement did. Only statements with PROFILE have one; the others run without the
/// wrappers.
public final class Profiler {
    private final ExecutionContext context;
    private final IdentityHashMap<PhysicalPlan, ProfiledOperator> operators = new IdentityHashMap<>();
    /// The operator that runs now, of those that are wrapped.
    private @Nullable ProfiledOperator running;

    public Profiler(ExecutionContext context) {
        this.context = context;
    }

    /// The operator of `plan`, watched.
    public Operator watch(PhysicalPlan plan, Operator operator) {
        ProfiledOperator watched = new ProfiledOperator(operator);
        operators.put(plan, watched);
        return watched;
    }

    /// What the operator of a plan node did so far, its inputs' work not counted; null if it has none (it was fused
    /// into another).
    public PlanDescription.@Nullable Profile profile(PhysicalPlan plan) {
        ProfiledOperator operator = operators.get(plan);
        return operator == null
                ? null
                : new PlanDescription.Profile(operator.rows, operator.storeReads, operator.nanos);
    }

    /// Counts rows, store reads and time of one operator. Time and reads of operators that it calls are taken out again
    /// by those.
    private final class ProfiledOperator implements Operator {
        private final Operator operator;
        private long rows;
        private long storeReads;
        private long nanos;

        ProfiledOperator(Operator operator) {
            this.operator = operator;
        }

        @Override
        public void open() {
            measure(() -> {
                operator.open();
                return null;
            });
        }

        @Override
        public @Nullable Batch next() {
            Batch batch = measure(operator::next);
            if (batch != null) {
                rows += rowsOf(batch);
            }
            return batch;
        }

        private static long rowsOf(Batch batch) {
            if (batch.multiplicity == null && batch.isFlat()) {
                return batch.size;
            }
            long rows = 0;
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                long product = batch.multiplicity == null ? 1 : batch.multiplicity[row];
                for (NeighbourLists lists : batch.lists) {
                    product *= lists.size(row);
                }
                rows += product;
            }
            return rows;
        }

        private @Nullable Batch measure(Step step) {
            ProfiledOperator caller = running;
            running = this;
            long reads = context.storeReads;
            long start = System.nanoTime();
            try {
                return step.run();
            } finally {
                long spent = System.nanoTime() - start;
                long read = context.storeReads - reads;
                nanos += spent;
                storeReads += read;
                if (caller != null) {
                    caller.nanos -= spent;
                    caller.storeReads -= read;
                }
                running = caller;
            }
        }

        @Override
        public void close() {
            operator.close();
        }
    }

    @FunctionalInterface
    private interface Step {
        @Nullable
        Batch run();
    }
}
