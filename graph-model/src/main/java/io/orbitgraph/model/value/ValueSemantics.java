package io.orbitgraph.model.value;

import java.util.Map;

/// The one library of value semantics: Cypher's equality (three-valued), equivalence (grouping, DISTINCT, Java
/// `equals`) and orderability (ORDER BY, min/max, indexes). Expressions, hash joins, indexes, IN caches and every fast
/// path go through here, so that no two of them can disagree.
///
/// Source: openCypher CIP2016-06-14 (comparability, orderability, equality, equivalence).
public final class ValueSemantics {
    /// {@link #compare}: the answer of `<`, `<=`, `>` and `>=` is null.
    public static final int INCOMPARABLE = Integer.MIN_VALUE;

    /// {@link #compare}: the answer of `<`, `<=`, `>` and `>=` is false.
    public static final int UNORDERED = Integer.MIN_VALUE + 1;

    private ValueSemantics() {}

    /// The answer of a three-valued predicate: {@link Value#NULL}, TRUE or FALSE of {@link BooleanValue}.
    public static Value equal(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        return switch (left) {
            case IntegerValue(long a) ->
                switch (right) {
                    case IntegerValue(long b) -> Value.of(a == b);
                    case FloatValue(double b) -> Value.of(equalNumbers(a, b));
                    default -> BooleanValue.FALSE;
                };
            case FloatValue(double a) ->
                switch (right) {
                    case IntegerValue(long b) -> Value.of(equalNumbers(b, a));
                    case FloatValue(double b) -> Value.of(a == b);
                    default -> BooleanValue.FALSE;
                };
            case ListValue a -> right instanceof ListValue b ? equalLists(a, b) : BooleanValue.FALSE;
            case MapValue a -> right instanceof MapValue b ? equalMaps(a, b) : BooleanValue.FALSE;
            case PointValue a -> Value.of(right instanceof PointValue b && equalPoints(a, b));
            case BooleanValue _,
                    BytesValue _,
                    DateTimeValue _,
                    DateValue _,
                    DurationValue _,
                    LocalDateTimeValue _,
                    LocalTimeValue _,
                    NodeValue _,
                    NullValue _,
                    PathValue _,
                    RelationshipValue _,
                    StringValue _,
                    TimeValue _,
                    UuidValue _,
                    VectorValue _ -> Value.of(left.equals(right));
        };
    }

    private static Value equalLists(ListValue left, ListValue right) {
        if (left.size() != right.size()) {
            return BooleanValue.FALSE;
        }
        Value answer = BooleanValue.TRUE;
        for (int i = 0; i < left.size(); i++) {
            Value equal = equal(left.get(i), right.get(i));
            if (equal == BooleanValue.FALSE) {
                return equal;
            }
            if (equal == Value.NULL) {
                answer = Value.NULL;
            }
        }
        return answer;
    }

    private static Value equalMaps(MapValue left, MapValue right) {
        if (!left.keys().equals(right.keys())) {
            return BooleanValue.FALSE;
        }
        Value answer = BooleanValue.TRUE;
        for (Map.Entry<String, Value> entry : left.entries().entrySet()) {
            Value equal = equal(entry.getValue(), right.get(entry.getKey()));
            if (equal == BooleanValue.FALSE) {
                return equal;
            }
            if (equal == Value.NULL) {
                answer = Value.NULL;
            }
        }
        return answer;
    }

    private static boolean equalPoints(PointValue left, PointValue right) {
        return left.crs() == right.crs()
                && left.x() == right.x()
                && left.y() == right.y()
                && (left.crs().dimensions() == 2 || left.z() == right.z());
    }

    /// Equivalence: like equality, but null is equivalent to null and NaN to NaN; never unknown.
    public static boolean equivalent(Value left, Value right) {
        return switch (left) {
            case IntegerValue(long a) ->
                switch (right) {
                    case IntegerValue(long b) -> a == b;
                    case FloatValue(double b) -> equalNumbers(a, b);
                    default -> false;
                };
            case FloatValue(double a) ->
                switch (right) {
                    case IntegerValue(long b) -> equalNumbers(b, a);
                    case FloatValue(double b) -> equivalentDoubles(a, b);
                    default -> false;
                };
            case BooleanValue _,
                    BytesValue _,
                    DateTimeValue _,
                    DateValue _,
                    DurationValue _,
                    ListValue _,
                    LocalDateTimeValue _,
                    LocalTimeValue _,
                    MapValue _,
                    NodeValue _,
                    NullValue _,
                    PathValue _,
                    PointValue _,
                    RelationshipValue _,
                    StringValue _,
                    TimeValue _,
                    UuidValue _,
                    VectorValue _ -> left.equals(right);
        };
    }

    /// Consistent with {@link #equivalent}: `1` and `1.0` hash alike.
    public static int hash(Value value) {
        return switch (value) {
            case IntegerValue(long number) -> hash(number);
            case FloatValue(double number) -> hash(number);
            default -> value.hashCode();
        };
    }

    /// The hash of an integer, as {@link #hash(Value)} gives it.
    public static int hash(long number) {
        return Long.hashCode(number);
    }

    /// The hash of a float, as {@link #hash(Value)} gives it: that of the integer where it is one.
    public static int hash(double number) {
        long integer = (long) number;
        // The cast saturates: 2^63 becomes Long.MAX_VALUE, which is equal to it as a double but not as a number.
        return integer == number && integer != Long.MAX_VALUE ? Long.hashCode(integer) : Double.hashCode(number);
    }

    /// Equivalence of floats: NaN is equivalent to NaN, and -0.0 to 0.0.
    public static boolean equivalentDoubles(double left, double right) {
        return left == right || (Double.isNaN(left) && Double.isNaN(right));
    }

    /// Whether an integer and a float are exactly the same number; the integer is not rounded to a float.
    public static boolean equalNumbers(long left, double right) {
        return compareNumbers(left, right) == 0;
    }

    /// Compares an integer and a float as exact numbers; NaN is greater than every number.
    public static int compareNumbers(long left, double right) {
        if (right >= 0x1p63 || Double.isNaN(right)) {
            return -1;
        }
        if (right < -0x1p63) {
            return 1;
        }
        long truncated = (long) right;
        if (left != truncated) {
            return left < truncated ? -1 : 1;
        }
        double fraction = right - truncated;
        return fraction == 0 ? 0 : fraction > 0 ? -1 : 1;
    }

    /// Compares floats in the order of ORDER BY: NaN after all numbers, -0.0 and 0.0 alike.
    public static int orderDoubles(double left, double right) {
        return left < right ? -1 : left > right ? 1 : left == right ? 0 : Double.compare(left, right);
    }

    /// Compares by code point, which differs from {@link String#compareTo} where characters beyond U+FFFF occur.
    public static int compareStrings(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
                    return Character.isSurrogate(a) ? 1 : -1;
                }
                return a - b;
            }
        }
        return left.length() - right.length();
    }

    /// The total order of ORDER BY, ascending: types in the order of {@link ValueType}, integers and floats together
    /// (null last, NaN after all numbers). Zero exactly when the two are {@link #equivalent}.
    public static int order(Value left, Value right) {
        return ValueOrder.order(left, right);
    }

    /// Comparability for `<`, `<=`, `>`, `>=`: negative, zero, positive, or {@link #INCOMPARABLE} when the answer is
    /// null (different types, a null inside), or {@link #UNORDERED} when every comparison is false (NaN).
    public static int compare(Value left, Value right) {
        return switch (left) {
            case IntegerValue(long a) ->
                switch (right) {
                    case IntegerValue(long b) -> Long.compare(a, b);
                    case FloatValue(double b) -> Double.isNaN(b) ? UNORDERED : compareNumbers(a, b);
                    default -> INCOMPARABLE;
                };
            case FloatValue(double a) ->
                switch (right) {
                    case IntegerValue(long b) -> Double.isNaN(a) ? UNORDERED : -compareNumbers(b, a);
                    case FloatValue(double b) -> compareDoubles(a, b);
                    default -> INCOMPARABLE;
                };
            case StringValue(String a) ->
                right instanceof StringValue(String b) ? Integer.signum(compareStrings(a, b)) : INCOMPARABLE;
            case ListValue a -> right instanceof ListValue b ? compareLists(a, b) : INCOMPARABLE;
            case BooleanValue _,
                    BytesValue _,
                    DateTimeValue _,
                    DateValue _,
                    LocalDateTimeValue _,
                    LocalTimeValue _,
                    NodeValue _,
                    RelationshipValue _,
                    TimeValue _,
                    UuidValue _ -> left.type() == right.type() ? Integer.signum(order(left, right)) : INCOMPARABLE;
            // No length of a month, no origin of a plane: values of these types can be equal but not less.
            case DurationValue _, MapValue _, PathValue _, PointValue _, VectorValue _ ->
                left.type() == right.type() && equal(left, right) == BooleanValue.TRUE ? 0 : INCOMPARABLE;
            case NullValue _ -> INCOMPARABLE;
        };
    }

    /// {@link #compare} of two floats: {@link #UNORDERED} if one is NaN.
    public static int compareDoubles(double left, double right) {
        return left < right ? -1 : left > right ? 1 : left == right ? 0 : UNORDERED;
    }

    private static int compareLists(ListValue left, ListValue right) {
        int length = Math.min(left.size(), right.size());
        for (int i = 0; i < length; i++) {
            int compared = compare(left.get(i), right.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
