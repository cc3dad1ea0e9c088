package io.orbitgraph.algorithms.graph.filter;

import io.orbitgraph.algorithms.graph.filter.Predicate.Comparison;
import io.orbitgraph.algorithms.graph.filter.Predicate.Operand;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A predicate bound to arrays, evaluated chunk by chunk: each step is a loop over a chunk that writes one boolean an
/// element.
interface Mask {
    /// Elements of a chunk; a multiple of 64, so that no two chunks share a word of the result.
    int CHUNK = 4096;

    /// Writes whether elements `from` to `to - 1` meet the condition to `into` from 0 on.
    void fill(int from, int to, boolean[] into);

    /// What names mean for the elements at hand.
    interface Side {
        /// Which of `size` elements have the names.
        ///
        /// @param column of the name in the filter's text, for errors
        BitSet named(List<String> names, int column, int size);

        Numbers property(String name, int column);
    }

    /// Numbers by element.
    sealed interface Numbers {
        record Longs(long[] values) implements Numbers {}

        record Doubles(double[] values) implements Numbers {}

        record WholeConstant(long value) implements Numbers {}

        record Constant(double value) implements Numbers {}
    }

    static BitSet of(int size, Predicate predicate, Side side, Workers workers) {
        Mask mask = bind(predicate, side, size);
        long[] words = new long[(size + 63) >>> 6];
        workers.ranges(size, CHUNK, (worker, from, to) -> {
            boolean[] chunk = new boolean[to - from];
            mask.fill(from, to, chunk);
            for (int i = 0; i < chunk.length; i++) {
                if (chunk[i]) {
                    words[(from + i) >>> 6] |= 1L << (from + i);
                }
            }
        });
        return BitSet.valueOf(words);
    }

    private static Mask bind(Predicate predicate, Side side, int size) {
        return switch (predicate) {
            case Predicate.Constant(boolean value) -> (from, to, into) -> Arrays.fill(into, value);
            case Predicate.Named(List<String> names, int column) -> {
                BitSet members = side.named(names, column, size);
                yield (from, to, into) -> {
                    for (int i = from; i < to; i++) {
                        into[i - from] = members.get(i);
                    }
                };
            }
            case Predicate.Compared(Operand left, Comparison comparison, Operand right) ->
                compared(bind(left, side), comparison, bind(right, side));
            case Predicate.Not(Predicate inner) -> {
                Mask mask = bind(inner, side, size);
                yield (from, to, into) -> {
                    mask.fill(from, to, into);
                    for (int i = 0; i < to - from; i++) {
                        into[i] = !into[i];
                    }
                };
            }
            case Predicate.And(Predicate left, Predicate right) ->
                joined(bind(left, side, size), bind(right, side, size), (a, b) -> a && b);
            case Predicate.Or(Predicate left, Predicate right) ->
                joined(bind(left, side, size), bind(right, side, size), (a, b) -> a || b);
            case Predicate.Xor(Predicate left, Predicate right) ->
                joined(bind(left, side, size), bind(right, side, size), (a, b) -> a ^ b);
        };
    }

    /// What two conditions make together.
    interface Connective {
        boolean of(boolean left, boolean right);
    }

    private static Mask joined(Mask left, Mask right, Connective connective) {
        return (from, to, into) -> {
            left.fill(from, to, into);
            boolean[] other = new boolean[to - from];
            right.fill(from, to, other);
            for (int i = 0; i < other.length; i++) {
                into[i] = connective.of(into[i], other[i]);
            }
        };
    }

    private static Numbers bind(Operand operand, Side side) {
        return switch (operand) {
            case Operand.Whole(long value) -> new Numbers.WholeConstant(value);
            case Operand.Fraction(double value) -> new Numbers.Constant(value);
            case Operand.Property(String name, int column) -> side.property(name, column);
        };
    }

    private static Mask compared(Numbers left, Comparison comparison, Numbers right) {
        boolean whole = isWhole(left) && isWhole(right);
        boolean fractions = !isWhole(left) && !isWhole(right);
        return (from, to, into) -> {
            int size = to - from;
            if (whole) {
                long[] a = longs(left, from, to);
                long[] b = longs(right, from, to);
                for (int i = 0; i < size; i++) {
                    into[i] = comparison.holds(Long.compare(a[i], b[i]));
                }
            } else if (fractions) {
                double[] a = doubles(left, from, to);
                double[] b = doubles(right, from, to);
                for (int i = 0; i < size; i++) {
                    into[i] = holds(a[i], comparison, b[i]);
                }
            } else if (isWhole(left)) {
                long[] a = longs(left, from, to);
                double[] b = doubles(right, from, to);
                for (int i = 0; i < size; i++) {
                    into[i] = Double.isNaN(b[i])
                            ? comparison == Comparison.UNEQUAL
                            : comparison.holds(MixedOrder.compare(a[i], b[i]));
                }
            } else {
                double[] a = doubles(left, from, to);
                long[] b = longs(right, from, to);
                for (int i = 0; i < size; i++) {
                    into[i] = Double.isNaN(a[i])
                            ? comparison == Comparison.UNEQUAL
                            : comparison.holds(-MixedOrder.compare(b[i], a[i]));
                }
            }
        };
    }

    private static boolean isWhole(Numbers numbers) {
        return numbers instanceof Numbers.Longs || numbers instanceof Numbers.WholeConstant;
    }

    private static boolean holds(double a, Comparison comparison, double b) {
        return switch (comparison) {
            case EQUAL -> a == b;
            case UNEQUAL -> a != b;
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case MORE -> a > b;
            case AT_LEAST -> a >= b;
        };
    }

    private static long[] longs(Numbers numbers, int from, int to) {
        return switch (numbers) {
            case Numbers.Longs(long[] values) -> Arrays.copyOfRange(values, from, to);
            case Numbers.WholeConstant(long value) -> {
                long[] filled = new long[to - from];
                Arrays.fill(filled, value);
                yield filled;
            }
            case Numbers.Doubles _, Numbers.Constant _ -> throw new IllegalStateException("not whole numbers");
        };
    }

    private static double[] doubles(Numbers numbers, int from, int to) {
        return switch (numbers) {
            case Numbers.Doubles(double[] values) -> Arrays.copyOfRange(values, from, to);
            case Numbers.Constant(double value) -> {
                double[] filled = new double[to - from];
                Arrays.fill(filled, value);
                yield filled;
            }
            case Numbers.Longs _, Numbers.WholeConstant _ -> throw new IllegalStateException("whole numbers");
        };
    }
}
