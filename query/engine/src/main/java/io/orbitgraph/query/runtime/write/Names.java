package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.runtime.Columns;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// Labels that a statement names: each value is a string or a list of strings.
final class Names {
    private Names() {}

    /// The different tokens of all names in `values`, in order.
    static int[] tokens(Value[] values, ToIntFunction<String> lookup) {
        int[] tokens = new int[values.length];
        int count = 0;
        for (Value value : values) {
            if (value instanceof ListValue list) {
                tokens = Arrays.copyOf(tokens, tokens.length + list.size());
                for (Value element : list) {
                    count = add(tokens, count, lookup.applyAsInt(name(element)));
                }
            } else {
                count = add(tokens, count, lookup.applyAsInt(name(value)));
            }
        }
        return Arrays.copyOf(tokens, count);
    }

    private static int add(int[] tokens, int count, int token) {
        for (int i = 0; i < count; i++) {
            if (tokens[i] == token) {
                return count;
            }
        }
        tokens[count] = token;
        return count + 1;
    }

    /// @throws io.orbitgraph.model.error.OrbitException if the value is no string
    static String name(Value value) {
        if (value instanceof StringValue(String name)) {
            return name;
        }
        throw Columns.wrongType("a label or type name as a string", value);
    }
}
