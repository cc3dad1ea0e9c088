package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;

/// The rows of a block, sorted into groups that go to the sink together; rows that are left out are in none.
///
/// @param rows of all groups, those of one group side by side and in their order
/// @param starts where group g begins in `rows`; one more than there are groups
record RowGroups(int[] rows, int[] starts) {
    /// @param groups how many there are
    /// @param groupOf the group of each row; -1 for a row that is left out
    static RowGroups of(int[] groupOf, int count, int groups) {
        int[] starts = new int[groups + 1];
        for (int row = 0; row < count; row++) {
            if (groupOf[row] >= 0) {
                starts[groupOf[row] + 1]++;
            }
        }
        for (int g = 0; g < groups; g++) {
            starts[g + 1] += starts[g];
        }
        int[] rows = new int[starts[groups]];
        int[] next = starts.clone();
        for (int row = 0; row < count; row++) {
            if (groupOf[row] >= 0) {
                rows[next[groupOf[row]]++] = row;
            }
        }
        return new RowGroups(rows, starts);
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    int row(int group, int index) {
        return rows[starts[group] + index];
    }

    /// The rows of a group as columns of their own; the columns themselves if the group has all `count` rows.
    Vector[] gather(Vector[] columns, int group, int count) {
        int size = size(group);
        if (size == count) {
            return columns;
        }
        Vector[] gathered = new Vector[columns.length];
        for (int c = 0; c < columns.length; c++) {
            gathered[c] = columns[c].newInstance(size);
            for (int i = 0; i < size; i++) {
                gathered[c].copyRow(i, columns[c], row(group, i));
            }
        }
        return gathered;
    }

    long[] gather(long[] values, int group, int count) {
        int size = size(group);
        if (size == count) {
            return values;
        }
        long[] gathered = new long[size];
        for (int i = 0; i < size; i++) {
            gathered[i] = values[row(group, i)];
        }
        return gathered;
    }
}
