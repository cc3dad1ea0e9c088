package io.orbitgraph.model.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// The total order of {@link ValueSemantics#order}, type by type.
final class ValueOrder {
    /// The length of the average month of the Gregorian calendar in seconds: 365.2425 days / 12.
    private static final long SECONDS_PER_MONTH = 2_629_746;

    private static final long SECONDS_PER_DAY = 86_400;

    private ValueOrder() {}

    static int order(Value left, Value right) {
        int ranks = rank(left).compareTo(rank(right));
        if (ranks != 0) {
            return ranks;
        }
        return switch (left) {
            case NullValue _ -> 0;
            case IntegerValue(long a) ->
                right instanceof FloatValue(double b)
                        ? ValueSemantics.compareNumbers(a, b)
                        : Long.compare(a, ((IntegerValue) right).value());
            case FloatValue(double a) ->
                right instanceof IntegerValue(long b)
                        ? -ValueSemantics.compareNumbers(b, a)
                        : ValueSemantics.orderDoubles(a, ((FloatValue) right).value());
            case StringValue(String a) -> ValueSemantics.compareStrings(a, ((StringValue) right).value());
            case BooleanValue a -> a.compareTo((BooleanValue) right);
            case NodeValue a -> Long.compare(a.id(), ((NodeValue) right).id());
            case RelationshipValue a -> Long.compare(a.id(), ((RelationshipValue) right).id());
            case ListValue(List<Value> a) -> orderLists(a, ((ListValue) right).values());
            case MapValue a -> orderMaps(a, (MapValue) right);
            case PathValue a -> orderPaths(a, (PathValue) right);
            // By instant (and nanosecond), then local time, then zone: the natural order of java.time.
            case DateTimeValue(var a) -> a.compareTo(((DateTimeValue) right).value());
            case LocalDateTimeValue(var a) -> a.compareTo(((LocalDateTimeValue) right).value());
            case DateValue(var a) -> a.compareTo(((DateValue) right).value());
            case TimeValue(var a) -> a.compareTo(((TimeValue) right).value());
            case LocalTimeValue(var a) -> a.compareTo(((LocalTimeValue) right).value());
            case DurationValue a -> orderDurations(a, (DurationValue) right);
            case PointValue a -> orderPoints(a, (PointValue) right);
            case UuidValue(var a) -> orderUuids(a, ((UuidValue) right).value());
            case BytesValue(byte[] a) -> Arrays.compareUnsigned(a, ((BytesValue) right).value());
            case VectorValue a -> orderVectors(a, (VectorValue) right);
        };
    }

    private static ValueType rank(Value value) {
        ValueType type = value.type();
        return type == ValueType.INTEGER ? ValueType.FLOAT : type;
    }

    private static int orderLists(List<? extends Value> left, List<? extends Value> right) {
        int length = Math.min(left.size(), right.size());
        for (int i = 0; i < length; i++) {
            int order = order(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /// By number of keys, then by the sorted keys, then by the values in the order of the keys.
    private static int orderMaps(MapValue left, MapValue right) {
        if (left.size() != right.size()) {
            return Integer.compare(left.size(), right.size());
        }
        String[] leftKeys = sortedKeys(left);
        String[] rightKeys = sortedKeys(right);
        for (int i = 0; i < leftKeys.length; i++) {
            int order = ValueSemantics.compareStrings(leftKeys[i], rightKeys[i]);
            if (order != 0) {
                return order;
            }
        }
        for (String key : leftKeys) {
            int order = order(left.get(key), right.get(key));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String[] sortedKeys(MapValue map) {
        String[] keys = map.keys().toArray(new String[0]);
        Arrays.sort(keys, ValueSemantics::compareStrings);
        return keys;
    }

    /// Step by step along the alternating nodes and relationships; a prefix comes first.
    private static int orderPaths(PathValue left, PathValue right) {
        int steps = Math.min(left.length(), right.length());
        for (int i = 0; i <= steps; i++) {
            int nodes = order(left.nodes().get(i), right.nodes().get(i));
            if (nodes != 0) {
                return nodes;
            }
            if (i < steps) {
                int relationships =
                        order(left.relationships().get(i), right.relationships().get(i));
                if (relationships != 0) {
                    return relationships;
                }
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /// By average length, then component by component, so that only equal durations are equivalent.
    private static int orderDurations(DurationValue left, DurationValue right) {
        int length = averageSeconds(left).compareTo(averageSeconds(right));
        if (length != 0) {
            return length;
        }
        if (left.nanos() != right.nanos()) {
            return Integer.compare(left.nanos(), right.nanos());
        }
        if (left.months() != right.months()) {
            return Long.compare(left.months(), right.months());
        }
        return Long.compare(left.days(), right.days());
    }

    private static BigInteger averageSeconds(DurationValue duration) {
        return BigInteger.valueOf(duration.months())
                .multiply(BigInteger.valueOf(SECONDS_PER_MONTH))
                .add(BigInteger.valueOf(duration.days()).multiply(BigInteger.valueOf(SECONDS_PER_DAY)))
                .add(BigInteger.valueOf(duration.seconds()));
    }

    private static int orderPoints(PointValue left, PointValue right) {
        if (left.crs() != right.crs()) {
            return Integer.compare(left.crs().srid(), right.crs().srid());
        }
        int x = ValueSemantics.orderDoubles(left.x(), right.x());
        if (x != 0) {
            return x;
        }
        int y = ValueSemantics.orderDoubles(left.y(), right.y());
        if (y != 0 || left.crs().dimensions() == 2) {
            return y;
        }
        return ValueSemantics.orderDoubles(left.z(), right.z());
    }

    /// Unsigned, which is the order of the text; {@link java.util.UUID#compareTo} is signed.
    private static int orderUuids(java.util.UUID left, java.util.UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static int orderVectors(VectorValue left, VectorValue right) {
        if (left.coordinate() != right.coordinate()) {
            return left.coordinate().compareTo(right.coordinate());
        }
        if (left.dimensions() != right.dimensions()) {
            return Integer.compare(left.dimensions(), right.dimensions());
        }
        for (int i = 0; i < left.dimensions(); i++) {
            int order = left.coordinate().isInteger()
                    ? Long.compare(left.longAt(i), right.longAt(i))
                    : Double.compare(left.doubleAt(i), right.doubleAt(i));
            if (order != 0) {
                return order;
            }
        }
        return Arrays.compareUnsigned(left.data(), right.data());
    }
}
