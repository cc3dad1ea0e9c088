package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ClosableRows;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rows that are computed as they are asked for. Their job has ended when the last one was taken, when computing one
/// failed, or when no more are wanted.
final class JobRows implements ClosableRows {
    private final Iterator<Value[]> rows;
    private final ProcedureContext context;
    private final Consumer<@Nullable Throwable> end;
    private boolean hasEnded;

    /// @param end takes what the rows ended with, null if with success; called once
    JobRows(Iterator<Value[]> rows, ProcedureContext context, Consumer<@Nullable Throwable> end) {
        this.rows = rows;
        this.context = context;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        if (hasEnded) {
            return false;
        }
        try {
            if (rows.hasNext()) {
                return true;
            }
        } catch (RuntimeException | Error e) {
            end(e);
            throw e;
        }
        end(null);
        return false;
    }

    @Override
    public Value[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return rows.next();
        } catch (RuntimeException | Error e) {
            end(e);
            throw e;
        }
    }

    /// A statement that was cancelled closes what it has not read to the end, as one does that has read enough.
    @Override
    public void close() {
        try {
            context.checkCancelled();
            end(null);
        } catch (OrbitException e) {
            end(e);
        }
    }

    private void end(@Nullable Throwable failure) {
        if (!hasEnded) {
            hasEnded = true;
            end.accept(failure);
        }
    }
}
