package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `x IN list`, three-valued: true if an element equals `x`, else null if one might, else false.
///
/// An instance is a list made ready for many look-ups: O(1) for all elements but lists and maps, which can be unknown
/// rather than unequal and are tried one by one. Immutable, safe to share between threads.
public final class Membership {
    private final Set<Value> simple = new HashSet<>();
    private final List<Value> nested = new ArrayList<>();
    private final boolean isEmpty;
    private boolean hasNull;

    public Membership(ListValue list) {
        isEmpty = list.size() == 0;
        for (Value element : list) {
            if (element == Value.NULL) {
                hasNull = true;
            } else if (element instanceof ListValue || element instanceof MapValue) {
                nested.add(element);
            } else if (!isNotEqualToItself(element)) {
                simple.add(element);
            }
        }
    }

    public Value contains(Value element) {
        if (isEmpty) {
            return BooleanValue.FALSE;
        }
        if (element == Value.NULL) {
            return Value.NULL;
        }
        boolean unknown = hasNull;
        if (element instanceof ListValue || element instanceof MapValue) {
            for (Value candidate : nested) {
                Value equal = ValueSemantics.equal(element, candidate);
                if (equal == BooleanValue.TRUE) {
                    return BooleanValue.TRUE;
                }
                unknown |= equal == Value.NULL;
            }
        } else if (!isNotEqualToItself(element) && simple.contains(element)) {
            return BooleanValue.TRUE;
        }
        return unknown ? Value.NULL : BooleanValue.FALSE;
    }

    /// Values that are equivalent to themselves but not equal: NaN and points with it.
    private static boolean isNotEqualToItself(Value value) {
        return (value instanceof FloatValue || value instanceof PointValue)
                && ValueSemantics.equal(value, value) != BooleanValue.TRUE;
    }

    /// The same for a list that is used once.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException if `list` is neither a list nor null
    public static Value in(Value element, Value list) {
        if (list == Value.NULL) {
            return Value.NULL;
        }
        if (!(list instanceof ListValue(List<Value> values))) {
            throw OperandTypes.refuse("use IN on", list);
        }
        Value answer = BooleanValue.FALSE;
        for (Value candidate : values) {
            Value equal = ValueSemantics.equal(element, candidate);
            if (equal == BooleanValue.TRUE) {
                return equal;
            }
            if (equal == Value.NULL) {
                answer = Value.NULL;
            }
        }
        return answer;
    }
}
