package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// The rows of an algorithm's stream mode.
///
/// @param fields their names and types
/// @param rows makes them
/// @param areLazy whether the algorithm goes on computing as rows are asked for
public record Rows<P, R>(List<Field> fields, Function<Outcome<P, R>, Iterator<Value[]>> rows, boolean areLazy) {
    /// Rows of a result that is all there.
    ///
    /// @param rows each with a value for each field
    public static <P, R> Rows<P, R> of(List<Field> fields, Function<Outcome<P, R>, Iterator<Value[]>> rows) {
        return new Rows<>(fields, rows, false);
    }

    /// Rows of a result that is computed as they are asked for; until the last one, the job runs and its memory is
    /// taken.
    public static <P, R> Rows<P, R> lazy(List<Field> fields, Function<Outcome<P, R>, Iterator<Value[]>> rows) {
        return new Rows<>(fields, rows, true);
    }

    /// A known number of rows.
    ///
    /// @param row makes row `i` of an outcome
    public static <P, R> Rows<P, R> counted(
            List<Field> fields, ToIntFunction<R> count, Function<Outcome<P, R>, IntFunction<Value[]>> row) {
        return of(fields, outcome -> indexed(count.applyAsInt(outcome.result()), row.apply(outcome)));
    }

    /// The rows 0 to `count - 1`.
    public static Iterator<Value[]> indexed(int count, IntFunction<Value[]> row) {
        return indexed(count, i -> true, row);
    }

    /// Those of the rows 0 to `count - 1` that are included.
    public static Iterator<Value[]> indexed(int count, IntPredicate included, IntFunction<Value[]> row) {
        return new Iterator<>() {
            private int next = from(0);

            private int from(int start) {
                int i = start;
                while (i < count && !included.test(i)) {
                    i++;
                }
                return i;
            }

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Value[] next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                Value[] result = row.apply(next);
                next = from(next + 1);
                return result;
            }
        };
    }
}
