package io.orbitgraph.model.value;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// A list of values of any types.
///
/// @param values an unmodifiable list that nobody changes any more; the factories take over what they are given
public record ListValue(List<Value> values) implements Value, Iterable<Value> {
    public static final ListValue EMPTY = new ListValue(List.of());

    public static ListValue of(Value... values) {
        return new ListValue(List.of(values));
    }

    /// Floats; the array is copied.
    public static ListValue ofFloats(double... numbers) {
        return new ListValue(Arrays.stream(numbers).<Value>mapToObj(Value::of).toList());
    }

    public int size() {
        return values.size();
    }

    public Value get(int index) {
        return values.get(index);
    }

    @Override
    public Iterator<Value> iterator() {
        return values.iterator();
    }

    @Override
    public ValueType type() {
        return ValueType.LIST;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
