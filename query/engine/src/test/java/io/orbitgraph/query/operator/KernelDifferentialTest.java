package io.orbitgraph.query.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Expr.StringOperator;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Kernels give the answers, or the error codes, of the boxed operators, for vectors of every class, with and without
/// nulls, selections and constants.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelDifferentialTest {
    private static final int CAPACITY = 40;
    private static final long[] LONGS = {0, 1, -1, 2, 7, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] DOUBLES = {0, -0.0, 1, -1.5, 2, 0x1p53, 0x1p63, Double.NaN, Double.POSITIVE_INFINITY};
    private static final String[] STRINGS = {"", "a", "ab", "b", "\uFFFD", "\uD83D\uDE00", "a.*", "("};

    private final long seed = Seeded.of("KernelDifferentialTest").seed();
    private final Random random = new Random(seed);

    private Vector vector() {
        int kind = random.nextInt(5);
        boolean nulls = random.nextBoolean();
        return switch (kind) {
            case 0 -> {
                LongVector vector = new LongVector(CAPACITY);
                fill(nulls, row -> vector.set(row, LONGS[random.nextInt(LONGS.length)]), vector::setNull);
                yield vector;
            }
            case 1 -> {
                DoubleVector vector = new DoubleVector(CAPACITY);
                fill(nulls, row -> vector.set(row, DOUBLES[random.nextInt(DOUBLES.length)]), vector::setNull);
                yield vector;
            }
            case 2 -> {
                StringVector vector = new StringVector(CAPACITY);
                fill(nulls, row -> vector.set(row, STRINGS[random.nextInt(STRINGS.length)]), vector::setNull);
                yield vector;
            }
            case 3 -> {
                BooleanVector vector = new BooleanVector(CAPACITY);
                fill(nulls, row -> vector.set(row, random.nextBoolean()), vector::setNull);
                yield vector;
            }
            default -> {
                ValueVector vector = new ValueVector(CAPACITY);
                fill(nulls, row -> vector.set(row, value()), row -> vector.set(row, Value.NULL));
                yield vector;
            }
        };
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new IntegerValue(LONGS[random.nextInt(LONGS.length)]);
            case 1 -> new FloatValue(DOUBLES[random.nextInt(DOUBLES.length)]);
            case 2 -> new StringValue(STRINGS[random.nextInt(STRINGS.length)]);
            case 3 -> BooleanValue.TRUE;
            case 4 -> ListValue.of(Value.of(1), Value.NULL);
            default -> MapValue.of("k", Value.of(1.0));
        };
    }

    private void fill(boolean nulls, java.util.function.IntConsumer set, java.util.function.IntConsumer setNull) {
        for (int row = 0; row < CAPACITY; row++) {
            if (nulls && random.nextInt(4) == 0) {
                setNull.accept(row);
            } else {
                set.accept(row);
            }
        }
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private int[] selection() {
        int[] rows = new int[random.nextInt(CAPACITY)];
        int row = 0;
        int size = 0;
        while (row < CAPACITY && size < rows.length) {
            rows[size++] = row;
            row += 1 + random.nextInt(3);
        }
        return java.util.Arrays.copyOf(rows, size);
    }

    /// The answers in the order of the rows; instead of an answer, the code of the first error.
    private static List<Object> outcome(int[] rows, Supplier<IntFunction<Value>> answers) {
        List<Object> outcome = new ArrayList<>();
        try {
            IntFunction<Value> answer = answers.get();
            for (int row : rows) {
                Value value = answer.apply(row);
                outcome.add(value.type());
                outcome.add(value);
            }
            return outcome;
        } catch (OrbitException e) {
            return List.of(e.code());
        }
    }

    private Operand operand(Vector vector, boolean constant) {
        return constant ? Operand.constant(vector.value(0)) : Operand.of(vector);
    }

    @Test
    void arithmeticKernelsEqualTheBoxedOperators() {
        for (int round = 0; round < 4000; round++) {
            ArithmeticOperator operator = oneOf(ArithmeticOperator.values());
            Vector left = vector();
            Vector right = vector();
            boolean constantLeft = random.nextInt(4) == 0;
            boolean constantRight = random.nextInt(4) == 0;
            int[] rows = selection();
            assertThat(outcome(
                            rows,
                            () -> ArithmeticKernels.apply(
                                    operator,
                                    operand(left, constantLeft),
                                    operand(right, constantRight),
                                    rows,
                                    rows.length,
                                    CAPACITY)::value))
                    .as("seed=%d: %s", seed, operator)
                    .isEqualTo(outcome(
                            rows,
                            () -> row -> Arithmetic.apply(
                                    operator,
                                    left.value(constantLeft ? 0 : row),
                                    right.value(constantRight ? 0 : row))));
            assertThat(outcome(rows, () -> ArithmeticKernels.negate(left, rows, rows.length, CAPACITY)::value))
                    .isEqualTo(outcome(rows, () -> row -> Arithmetic.negate(left.value(row))));
        }
    }

    @Test
    void comparisonKernelsEqualTheBoxedOperators() {
        for (int round = 0; round < 4000; round++) {
            ComparisonOperator operator = oneOf(ComparisonOperator.values());
            Vector left = vector();
            Vector right = vector();
            boolean constantLeft = random.nextInt(4) == 0;
            boolean constantRight = random.nextInt(4) == 0;
            int[] rows = selection();
            assertThat(outcome(
                            rows,
                            () -> ComparisonKernels.apply(
                                    operator,
                                    operand(left, constantLeft),
                                    operand(right, constantRight),
                                    rows,
                                    rows.length,
                                    CAPACITY)::value))
                    .as("seed=%d: %s", seed, operator)
                    .isEqualTo(outcome(
                            rows,
                            () -> row -> Comparisons.apply(
                                    operator,
                                    left.value(constantLeft ? 0 : row),
                                    right.value(constantRight ? 0 : row))));
        }
    }

    @Test
    void stringKernelsEqualTheBoxedOperators() {
        for (int round = 0; round < 4000; round++) {
            Vector left = vector();
            int[] rows = selection();
            int count = rows.length;
            StringOperator operator = oneOf(StringOperator.values());
            Value pattern = value();
            assertThat(outcome(rows, () -> LogicKernels.match(operator, left, pattern, rows, count, CAPACITY)::value))
                    .isEqualTo(outcome(rows, () -> row -> StringMatching.apply(operator, left.value(row), pattern)));
        }
    }

    @Test
    void preparedMembershipEqualsIn() {
        for (int round = 0; round < 4000; round++) {
            Vector elements = vector();
            List<Value> list = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                list.add(random.nextInt(6) == 0 ? Value.NULL : value());
            }
            ListValue values = new ListValue(list);
            Membership membership = new Membership(values);
            for (int row = 0; row < CAPACITY; row++) {
                Value element = elements.value(row);
                assertThat(membership.contains(element))
                        .as("seed=%d: %s IN %s", seed, element, values)
                        .isEqualTo(Membership.in(element, values));
            }
        }
    }
}
