package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// The rows of an algorithm's stream mode.
///
/// @param fields their names and types
/// @param rows makes them, lazily
public record Rows<P, R>(List<Field> fields, Function<Outcome<P, R>, Iterator<Value[]>> rows) {
    /// @param rows each with a value for each field
    public static <P, R> Rows<P, R> of(List<Field> fields, Function<Outcome<P, R>, Iterator<Value[]>> rows) {
        return new Rows<>(fields, rows);
    }

    /// A known number of rows.
    ///
    /// @param row makes row `i` of an outcome
    public static <P, R> Rows<P, R> counted(
            List<Field> fields, ToIntFunction<R> count, Function<Outcome<P, R>, IntFunction<Value[]>> row) {
        return new Rows<>(fields, outcome -> indexed(count.applyAsInt(outcome.result()), row.apply(outcome)));
    }

    /// The rows 0 to `count - 1`.
    public static Iterator<Value[]> indexed(int count, IntFunction<Value[]> row) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Value[] next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return row.apply(next++);
            }
        };
    }
}
