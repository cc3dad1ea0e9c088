package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The relationships of an import that start in one range of groups, in the order in which they came: blocks of rows,
/// each of one type with the same properties. Not thread-safe.
final class ImportedRelationships {
    private static final int FIRST_ROWS = 256;
    private static final int MOST_ROWS = 16_384;

    final List<Block> blocks = new ArrayList<>();
    private final Map<Integer, Block> open = new HashMap<>();

    /// Rows of one type. Nodes are their low 32 bits.
    static final class Block {
        final int type;
        final int[] keys;
        final int[] starts;
        final int[] ends;
        final Vector[] columns;
        int count;

        Block(int type, int[] keys, Vector[] like, int capacity) {
            this.type = type;
            this.keys = keys;
            starts = new int[capacity];
            ends = new int[capacity];
            columns = new Vector[like.length];
            for (int c = 0; c < like.length; c++) {
                columns[c] = like[c].newInstance(capacity);
            }
        }

        private boolean takes(int[] otherKeys, Vector[] like) {
            if (!Arrays.equals(keys, otherKeys)) {
                return false;
            }
            for (int c = 0; c < columns.length; c++) {
                if (columns[c].getClass() != like[c].getClass()) {
                    return false;
                }
            }
            return true;
        }

        boolean isFull() {
            return count == starts.length;
        }

        void add(long start, long end, Vector[] from, int row) {
            starts[count] = (int) start;
            ends[count] = (int) end;
            for (int c = 0; c < columns.length; c++) {
                columns[c].copyRow(count, from[c], row);
            }
            count++;
        }
    }

    /// A block with room for a row of these columns.
    Block blockFor(int type, int[] keys, Vector[] like) {
        Block block = open.get(type);
        if (block == null || block.isFull() || !block.takes(keys, like)) {
            int capacity = block == null ? FIRST_ROWS : Math.min(MOST_ROWS, 4 * block.starts.length);
            block = new Block(type, keys, like, capacity);
            open.put(type, block);
            blocks.add(block);
        }
        return block;
    }

    /// Lets go of everything.
    void clear() {
        blocks.clear();
        open.clear();
    }

    int count() {
        long count = 0;
        for (Block block : blocks) {
            count += block.count;
        }
        return Math.toIntExact(count);
    }
}
