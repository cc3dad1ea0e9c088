package io.orbitgraph.server.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A column with few different texts in many rows, such as labels or types: a number for each.
final class NameColumn implements FieldTarget {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] numberOfRow;
    private byte[] last = new byte[0];
    private int lastNumber = -1;

    NameColumn(int expectedRows) {
        numberOfRow = new int[expectedRows];
    }

    @Override
    public void set(int row, byte[] bytes, int from, int to) {
        // Neighbouring rows mostly say the same.
        if (lastNumber < 0 || !Arrays.equals(last, 0, last.length, bytes, from, to)) {
            String name = Utf8.text(bytes, from, to);
            Integer number = numbers.get(name);
            if (number == null) {
                number = names.size();
                numbers.put(name, number);
                names.add(name);
            }
            last = Arrays.copyOfRange(bytes, from, to);
            lastNumber = number;
        }
        put(row, lastNumber);
    }

    @Override
    public void setNull(int row) {
        put(row, -1);
    }

    private void put(int row, int number) {
        if (row >= numberOfRow.length) {
            numberOfRow = Arrays.copyOf(numberOfRow, row * 2 + 16);
        }
        numberOfRow[row] = number;
    }

    /// The number of the text in a row; -1 if there is none.
    int number(int row) {
        return numberOfRow[row];
    }

    /// The texts by number.
    List<String> names() {
        return names;
    }
}
