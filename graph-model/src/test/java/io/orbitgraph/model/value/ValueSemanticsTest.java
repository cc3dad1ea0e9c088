package io.orbitgraph.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueSemanticsTest {
    private static final Value NAN = Value.of(Double.NaN);

    private static Value list(Object... values) {
        List<Value> list = new ArrayList<>();
        for (Object value : values) {
            list.add(
                    switch (value) {
                        case Integer i -> Value.of(i.longValue());
                        case Double d -> Value.of(d.doubleValue());
                        case String s -> Value.of(s);
                        case Value v -> v;
                        default -> throw new IllegalArgumentException(value.toString());
                    });
        }
        return new ListValue(list);
    }

    @Test
    void equalityIsThreeValued() {
        assertThat(ValueSemantics.equal(Value.NULL, Value.NULL)).isEqualTo(Value.NULL);
        assertThat(ValueSemantics.equal(Value.of(1), Value.of(1.0))).isEqualTo(BooleanValue.TRUE);
        assertThat(ValueSemantics.equal(NAN, NAN)).isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.equal(NAN, Value.of("a"))).isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.equal(Value.of("1"), Value.of(1))).isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.equal(list(Value.NULL), list(1))).isEqualTo(Value.NULL);
        assertThat(ValueSemantics.equal(list(list(1), list(2)), list(list(1), list(Value.NULL))))
                .isEqualTo(Value.NULL);
        assertThat(ValueSemantics.equal(list(list(1), list(2, 3)), list(list(1), list(Value.NULL))))
                .isEqualTo(BooleanValue.FALSE);
        MapValue k = MapValue.of("k", Value.NULL);
        assertThat(ValueSemantics.equal(k, MapValue.EMPTY)).isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.equal(k, k)).isEqualTo(Value.NULL);
        MapValue left = MapValue.copyOf(Map.of("k", Value.of(1), "l", Value.NULL));
        MapValue right = MapValue.copyOf(Map.of("k", Value.of(2), "l", Value.NULL));
        assertThat(ValueSemantics.equal(left, right)).isEqualTo(BooleanValue.FALSE);
    }

    @Test
    void integersAndFloatsCompareExactly() {
        Value integer = Value.of((1L << 53) + 1);
        Value floating = Value.of(0x1p53);
        assertThat(ValueSemantics.equal(integer, floating)).isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.compare(integer, floating)).isPositive();
        assertThat(ValueSemantics.compare(floating, integer)).isNegative();
        assertThat(ValueSemantics.equal(Value.of(Long.MAX_VALUE), Value.of(0x1p63)))
                .isEqualTo(BooleanValue.FALSE);
        assertThat(ValueSemantics.equal(Value.of(Long.MIN_VALUE), Value.of(-0x1p63)))
                .isEqualTo(BooleanValue.TRUE);
        assertThat(ValueSemantics.compare(Value.of(-1), Value.of(-1.5))).isPositive();
    }

    @Test
    void comparisonFollowsTheTck() {
        assertThat(ValueSemantics.compare(list(1, 0), list(1))).isPositive();
        assertThat(ValueSemantics.compare(list(1, Value.NULL), list(1))).isPositive();
        assertThat(ValueSemantics.compare(list(1, 2), list(1, Value.NULL))).isEqualTo(ValueSemantics.INCOMPARABLE);
        assertThat(ValueSemantics.compare(list(1, "a"), list(1, Value.NULL))).isEqualTo(ValueSemantics.INCOMPARABLE);
        assertThat(ValueSemantics.compare(list(1, 2), list(3, Value.NULL))).isNegative();
        assertThat(ValueSemantics.compare(NAN, Value.of(1))).isEqualTo(ValueSemantics.UNORDERED);
        assertThat(ValueSemantics.compare(NAN, NAN)).isEqualTo(ValueSemantics.UNORDERED);
        assertThat(ValueSemantics.compare(NAN, Value.of("a"))).isEqualTo(ValueSemantics.INCOMPARABLE);
        assertThat(ValueSemantics.compare(Value.of("1"), Value.of(1))).isEqualTo(ValueSemantics.INCOMPARABLE);
        assertThat(ValueSemantics.compare(Value.of(false), Value.of(true))).isNegative();
    }

    @Test
    void typesSortInTheOrderOfTheTck() {
        NodeReference node = new NodeReference(1);
        RelationshipReference relationship = new RelationshipReference(1, 1, 2);
        List<Value> expected = List.of(
                MapValue.of("a", Value.of("map")),
                node,
                relationship,
                list("list"),
                new PathValue(List.of(node, new NodeReference(2)), List.of(relationship)),
                Value.of("text"),
                Value.of(false),
                Value.of(1.5),
                Value.of(2),
                NAN,
                Value.NULL);
        List<Value> shuffled = new ArrayList<>(expected);
        java.util.Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(ValueSemantics::order);
        assertThat(shuffled).isEqualTo(expected);

        List<Value> lists = List.of(
                list(),
                list("a"),
                list("a", 1),
                list(1),
                list(1, "a"),
                list(1, Value.NULL),
                list(Value.NULL, 1),
                list(Value.NULL, 2));
        shuffled = new ArrayList<>(lists);
        java.util.Collections.shuffle(shuffled, new Random(2));
        shuffled.sort(ValueSemantics::order);
        assertThat(shuffled).isEqualTo(lists);
    }

    @Test
    void stringsSortByCodePoint() {
        assertThat(ValueSemantics.compareStrings("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat("\uFFFD".compareTo("\uD83D\uDE00")).isPositive();
        assertThat(ValueSemantics.compareStrings("a", "ab")).isNegative();
    }

    @Test
    void orderEquivalenceEqualityAndHashAgreeOnRandomValues() {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        RandomValues values = new RandomValues(new Random(seed));
        List<Value> sample = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            sample.add(values.next(2));
        }
        for (Value a : sample) {
            for (Value b : sample) {
                int order = ValueSemantics.order(a, b);
                boolean equivalent = ValueSemantics.equivalent(a, b);
                assertThat(order == 0).as("%s ~ %s", a, b).isEqualTo(equivalent);
                assertThat(Integer.signum(ValueSemantics.order(b, a)))
                        .as("%s, %s", a, b)
                        .isEqualTo(-Integer.signum(order));
                assertThat(a.equals(b)).isEqualTo(equivalent);
                if (equivalent) {
                    assertThat(ValueSemantics.hash(a)).as("%s ~ %s", a, b).isEqualTo(ValueSemantics.hash(b));
                    assertThat(a.hashCode()).isEqualTo(b.hashCode());
                }
                if (ValueSemantics.equal(a, b) == BooleanValue.TRUE) {
                    assertThat(equivalent).as("%s = %s", a, b).isTrue();
                }
                int compared = ValueSemantics.compare(a, b);
                if (compared != ValueSemantics.INCOMPARABLE && compared != ValueSemantics.UNORDERED) {
                    assertThat(Integer.signum(compared)).as("%s < %s", a, b).isEqualTo(Integer.signum(order));
                }
            }
        }
        sample.sort(ValueSemantics::order);
        for (int i = 0; i + 2 < sample.size(); i++) {
            assertThat(ValueSemantics.order(sample.get(i), sample.get(i + 2))).isNotPositive();
        }
    }

    @Test
    void hashMapsGroupByEquivalence() {
        HashSet<Value> set = new HashSet<>(List.of(Value.of(1), NAN, Value.NULL, list(1, Value.NULL)));
        assertThat(set)
                .contains(Value.of(1.0), Value.of(0.0 / 0.0), list(1.0, Value.NULL))
                .doesNotContain(Value.of("1"));
    }
}
