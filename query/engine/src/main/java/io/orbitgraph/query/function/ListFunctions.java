package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.ANY;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/// Functions of lists.
final class ListFunctions {
    private static final String CATEGORY = "List";

    private ListFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                head(),
                last(),
                tail(),
                reverse(),
                range(),
                distinct(),
                flatten(),
                indexOf(),
                insert(),
                remove(),
                sort(),
                extreme("coll.max", 1),
                extreme("coll.min", -1));
    }

    private static ScalarFunction head() {
        return new Definition("head", ANY, "Scalar", "The first element; null of an empty list.")
                .takes("list", LIST)
                .as((_, arguments) -> {
                    ListValue list = Arguments.list("head", arguments[0]);
                    return list.size() == 0 ? Value.NULL : list.get(0);
                });
    }

    private static ScalarFunction last() {
        return new Definition("last", ANY, "Scalar", "The last element; null of an empty list.")
                .takes("list", LIST)
                .as((_, arguments) -> {
                    ListValue list = Arguments.list("last", arguments[0]);
                    return list.size() == 0 ? Value.NULL : list.get(list.size() - 1);
                });
    }

    private static ScalarFunction tail() {
        return new Definition("tail", LIST, CATEGORY, "All elements but the first.")
                .takes("input", LIST)
                .as((_, arguments) -> {
                    List<Value> values = Arguments.list("tail", arguments[0]).values();
                    return values.size() <= 1 ? ListValue.EMPTY : new ListValue(values.subList(1, values.size()));
                });
    }

    private static ScalarFunction reverse() {
        return new Definition("reverse", ANY, "String", "The string or list from its end to its start.")
                .takes("input", STRING, LIST)
                .as((_, arguments) -> switch (arguments[0]) {
                    case StringValue(String string) -> Value.of(StringFunctions.reverse(string));
                    case ListValue(List<Value> values) -> new ListValue(values.reversed());
                    default -> throw Arguments.wrongType("reverse", "a STRING or LIST", arguments[0]);
                });
    }

    private static ScalarFunction range() {
        return new Definition("range", LIST, CATEGORY, "The integers from start to end, both included, by steps.")
                // Any type, since the TCK wants wrong ones refused at run time.
                .takes("start", ANY)
                .takes("end", ANY)
                .optionally("step", ANY)
                .as((_, arguments) -> {
                    long step = arguments.length > 2 ? bound(arguments[2]) : 1;
                    return new ListValue(IntegerRange.of(bound(arguments[0]), bound(arguments[1]), step));
                });
    }

    private static long bound(Value argument) {
        if (argument instanceof IntegerValue(long integer)) {
            return integer;
        }
        throw new OrbitException(
                ErrorCode.ARGUMENT_TYPE,
                "range() takes INTEGER arguments, not " + argument.type().typeName());
    }

    private static ScalarFunction distinct() {
        return new Definition("coll.distinct", LIST, CATEGORY, "The list without repeated elements.")
                .takes("list", LIST)
                .as((_, arguments) -> new ListValue(List.copyOf(new LinkedHashSet<>(
                        Arguments.list("coll.distinct", arguments[0]).values()))));
    }

    private static ScalarFunction flatten() {
        return new Definition(
                        "coll.flatten", LIST, CATEGORY, "The list with nested lists unpacked to a depth, 1 by default.")
                .takes("list", LIST)
                .optionally("depth", INTEGER)
                .as((_, arguments) -> {
                    int depth = arguments.length > 1 ? Arguments.size("coll.flatten", arguments[1]) : 1;
                    List<Value> flat = new ArrayList<>();
                    flatten(Arguments.list("coll.flatten", arguments[0]), depth, flat);
                    return new ListValue(flat);
                });
    }

    private static void flatten(ListValue list, int depth, List<Value> into) {
        for (Value value : list) {
            if (depth > 0 && value instanceof ListValue nested) {
                flatten(nested, depth - 1, into);
            } else {
                into.add(value);
            }
        }
    }

    private static ScalarFunction indexOf() {
        return new Definition("coll.indexOf", INTEGER, CATEGORY, "Where a value first occurs, from 0; -1 if nowhere.")
                .takes("list", LIST)
                .takes("value", ANY)
                .as((_, arguments) -> {
                    ListValue list = Arguments.list("coll.indexOf", arguments[0]);
                    for (int i = 0; i < list.size(); i++) {
                        if (ValueSemantics.equal(list.get(i), arguments[1]) == BooleanValue.TRUE) {
                            return Value.of((long) i);
                        }
                    }
                    return Value.of(-1L);
                });
    }

    private static ScalarFunction insert() {
        return new Definition("coll.insert", LIST, CATEGORY, "The list with a value put in at a position.")
                .takes("list", LIST)
                .takes("index", INTEGER)
                .takes("value", ANY)
                .seesNull()
                .as((_, arguments) -> {
                    if (arguments[0] == Value.NULL || arguments[1] == Value.NULL) {
                        return Value.NULL;
                    }
                    List<Value> values = new ArrayList<>(
                            Arguments.list("coll.insert", arguments[0]).values());
                    values.add(position("coll.insert", arguments[1], values.size()), arguments[2]);
                    return new ListValue(values);
                });
    }

    private static ScalarFunction remove() {
        return new Definition("coll.remove", LIST, CATEGORY, "The list without the element at a position.")
                .takes("list", LIST)
                .takes("index", INTEGER)
                .as((_, arguments) -> {
                    List<Value> values = new ArrayList<>(
                            Arguments.list("coll.remove", arguments[0]).values());
                    values.remove(position("coll.remove", arguments[1], values.size() - 1));
                    return new ListValue(values);
                });
    }

    private static int position(String function, Value argument, int last) {
        long position = Arguments.integer(function, argument);
        if (position < 0 || position > last) {
            throw new OrbitException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, function + "() has no position " + position + " in the list");
        }
        return (int) position;
    }

    private static ScalarFunction sort() {
        return new Definition("coll.sort", LIST, CATEGORY, "The elements in the order of ORDER BY.")
                .takes("list", LIST)
                .as((_, arguments) -> {
                    List<Value> values = new ArrayList<>(
                            Arguments.list("coll.sort", arguments[0]).values());
                    values.sort(ValueSemantics::order);
                    return new ListValue(Collections.unmodifiableList(values));
                });
    }

    /// @param sign 1 for the greatest, -1 for the least
    private static ScalarFunction extreme(String name, int sign) {
        return new Definition(
                        name, ANY, CATEGORY, "The greatest or least element in the order of ORDER BY, nulls aside.")
                .takes("list", LIST)
                .as((_, arguments) -> {
                    Value best = Value.NULL;
                    for (Value value : Arguments.list(name, arguments[0])) {
                        if (value != Value.NULL
                                && (best == Value.NULL
                                        || sign * Integer.signum(ValueSemantics.order(value, best)) > 0)) {
                            best = value;
                        }
                    }
                    return best;
                });
    }
}
