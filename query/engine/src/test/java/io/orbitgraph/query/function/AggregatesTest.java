package io.orbitgraph.query.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatesTest {
    private static final FunctionRegistry REGISTRY = BuiltInFunctions.registry();

    private static Accumulator accumulator(String name, boolean distinct) {
        return REGISTRY.aggregate(name).orElseThrow().newAccumulator(new NoGraph(), distinct);
    }

    private static Value aggregate(String name, boolean distinct, Value... values) {
        Accumulator accumulator = accumulator(name, distinct);
        accumulator.add(null, new Vector[] {new ValueVector(values)}, null, values.length, null);
        return accumulator.result(0);
    }

    private static Value percentile(String name, double percentile, Value... values) {
        Accumulator accumulator = accumulator(name, false);
        Value[] percentiles = new Value[values.length];
        java.util.Arrays.fill(percentiles, Value.of(percentile));
        accumulator.add(
                null, new Vector[] {new ValueVector(values), new ValueVector(percentiles)}, null, values.length, null);
        return accumulator.result(0);
    }

    @Test
    void aggregatesOfNothing() {
        assertThat(aggregate("count", false)).isEqualTo(Value.of(0));
        assertThat(aggregate("sum", false)).isEqualTo(Value.of(0));
        assertThat(aggregate("avg", false)).isEqualTo(Value.NULL);
        assertThat(aggregate("min", false)).isEqualTo(Value.NULL);
        assertThat(aggregate("collect", false, Value.NULL)).isEqualTo(ListValue.EMPTY);
        assertThat(aggregate("stdev", false)).isEqualTo(Value.NULL);
        assertThat(percentile("percentileCont", 0.5)).isEqualTo(Value.NULL);
    }

    @Test
    void integersAreSummedExactlyAndMayPassTheRangeOnTheWay() {
        Value most = Value.of(Long.MAX_VALUE);
        assertThat(aggregate("sum", false, most, most, Value.of(-Long.MAX_VALUE)))
                .isEqualTo(most);
        assertThatThrownBy(() -> aggregate("sum", false, most, Value.of(1)))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ARITHMETIC_OVERFLOW));
        assertThat(aggregate("avg", false, most, most)).isEqualTo(Value.of((double) Long.MAX_VALUE));
        assertThat(aggregate("sum", false, Value.of(1), Value.of(0.5)).toString())
                .isEqualTo("1.5");
    }

    @Test
    void aBatchOfIntegersForOneGroupIsSummedAsOneByOne() {
        long[] numbers = {Long.MAX_VALUE, Long.MAX_VALUE, -5, Long.MIN_VALUE, 7, Long.MIN_VALUE, -1, 3};
        Accumulator batch = accumulator("sum", false);
        Accumulator single = accumulator("sum", false);
        batch.add(null, new Vector[] {new LongVector(numbers, null)}, null, numbers.length, null);
        for (long number : numbers) {
            single.add(new int[1], new Vector[] {new LongVector(new long[] {number}, null)}, null, 1, null);
        }
        assertThat(batch.result(0)).isEqualTo(single.result(0)).isEqualTo(Value.of(2));
    }

    @Test
    void floatsAreSummedWithCompensation() {
        Value[] tenths = new Value[10];
        java.util.Arrays.fill(tenths, Value.of(0.1));
        assertThat(aggregate("sum", false, tenths)).isEqualTo(Value.of(1.0));
        assertThat(aggregate("sum", false, Value.of(1e100), Value.of(1.0), Value.of(-1e100)))
                .isEqualTo(Value.of(1.0));
        assertThat(aggregate("sum", false, Value.of(Double.POSITIVE_INFINITY), Value.of(1.0)))
                .isEqualTo(Value.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void durationsSumUpButNotWithNumbers() {
        DurationValue day = new DurationValue(0, 1, 0, 0);
        assertThat(aggregate("sum", false, day, day)).isEqualTo(new DurationValue(0, 2, 0, 0));
        assertThat(aggregate("avg", false, day, new DurationValue(0, 2, 0, 0)))
                .isEqualTo(new DurationValue(0, 1, 43_200, 0));
        assertThatThrownBy(() -> aggregate("sum", false, day, Value.of(1))).isInstanceOf(OrbitException.class);
        assertThatThrownBy(() -> aggregate("sum", false, Value.of("a"))).isInstanceOf(OrbitException.class);
    }

    @Test
    void distinctCountsEquivalentValuesOnce() {
        assertThat(aggregate("count", true, Value.of(1), Value.of(1.0), Value.NULL, Value.of("1")))
                .isEqualTo(Value.of(2));
        assertThat(aggregate("collect", true, Value.of(2), Value.of(1), Value.of(2)))
                .isEqualTo(ListValue.of(Value.of(2), Value.of(1)));
        assertThat(aggregate("count", true, Value.of(Double.NaN), Value.of(Double.NaN)))
                .isEqualTo(Value.of(1));
    }

    @Test
    void percentiles() {
        Value[] prices = {Value.of(30.0), Value.of(10.0), Value.of(20.0), Value.of(40)};
        assertThat(percentile("percentileCont", 0.5, prices)).isEqualTo(Value.of(25.0));
        assertThat(percentile("percentileDisc", 0.5, prices)).isEqualTo(Value.of(20.0));
        assertThat(percentile("percentileDisc", 0.0, prices)).isEqualTo(Value.of(10.0));
        assertThat(percentile("percentileDisc", 1.0, prices).toString()).isEqualTo("40");
        assertThatThrownBy(() -> percentile("percentileCont", 1.1, prices))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE));
    }

    @Test
    void deviations() {
        Value[] values = {
            Value.of(2), Value.of(4), Value.of(4), Value.of(4), Value.of(5), Value.of(5), Value.of(7), Value.of(9)
        };
        assertThat(((FloatValue) aggregate("stdevp", false, values)).value()).isEqualTo(2.0, within(1e-12));
        assertThat(((FloatValue) aggregate("stdev", false, values)).value()).isEqualTo(2.138089935, within(1e-9));
    }

    /// Grouped typed batches with selections and multiplicity, split over two accumulators that are merged, give what
    /// one group gets from boxed values written out row by row.
    @Test
    void groupedKernelsAndMergesEqualTheBoxedAnswers() {
        long seed = Seeded.of("AggregatesTest").seed();
        Random random = new Random(seed);
        List<String> names = List.of("count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp");
        for (int round = 0; round < 300; round++) {
            for (String name : names) {
                boolean distinct = random.nextBoolean();
                check(name, distinct, random, seed);
            }
        }
    }

    private static void check(String name, boolean distinct, Random random, long seed) {
        int groups = 3;
        List<List<Value>> expected = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            expected.add(new ArrayList<>());
        }
        Accumulator first = accumulator(name, distinct);
        Accumulator second = accumulator(name, distinct);
        first.ensureGroups(groups);
        second.ensureGroups(groups);
        for (Accumulator accumulator : List.of(first, second)) {
            for (int batch = random.nextInt(3); batch >= 0; batch--) {
                addBatch(accumulator, groups, expected, random);
            }
        }
        for (int g = 0; g < groups; g++) {
            first.merge(g, second, g);
            Value plain = aggregate(name, distinct, expected.get(g).toArray(new Value[0]));
            Value actual = first.result(g);
            if (plain instanceof FloatValue(double number)) {
                assertThat(((FloatValue) actual).value())
                        .as("seed=%d %s", seed, name)
                        .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
            } else {
                assertThat(actual).as("seed=%d %s", seed, name).isEqualTo(plain);
                assertThat(actual.type()).isEqualTo(plain.type());
            }
        }
    }

    private static void addBatch(Accumulator accumulator, int groups, List<List<Value>> expected, Random random) {
        int capacity = 16;
        Vector vector = random.nextBoolean() ? new LongVector(capacity) : new DoubleVector(capacity);
        long[] multiplicity = random.nextBoolean() ? new long[capacity] : null;
        for (int row = 0; row < capacity; row++) {
            switch (vector) {
                case LongVector longs -> longs.set(row, random.nextInt(10));
                case DoubleVector doubles -> doubles.set(row, random.nextInt(10) / 4.0);
                default -> throw new IllegalStateException();
            }
            if (random.nextInt(5) == 0) {
                if (vector instanceof LongVector longs) {
                    longs.setNull(row);
                } else {
                    ((DoubleVector) vector).setNull(row);
                }
            }
            if (multiplicity != null) {
                multiplicity[row] = 1L + random.nextInt(3);
            }
        }
        Vector argument = vector;
        if (random.nextInt(3) == 0) {
            Value[] boxed = new Value[capacity];
            for (int row = 0; row < capacity; row++) {
                boxed[row] = vector.value(row);
            }
            argument = new ValueVector(boxed);
        }
        int[] rows = {1, 2, 3, 5, 8, 13};
        int[] groupOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            groupOf[i] = random.nextInt(groups);
            for (long times = multiplicity == null ? 1 : multiplicity[rows[i]]; times > 0; times--) {
                expected.get(groupOf[i]).add(vector.value(rows[i]));
            }
        }
        accumulator.add(groupOf, new Vector[] {argument}, rows, rows.length, multiplicity);
    }
}
