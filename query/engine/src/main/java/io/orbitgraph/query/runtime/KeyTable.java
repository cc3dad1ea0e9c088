package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;

/// Numbers the different rows of some columns densely from 0, in the order in which they first come; rows are the same
/// when they are equivalent in all columns. What grouping, DISTINCT and hash joins are made of.
///
/// Open addressing over row hashes; keys stay in typed columns, so nothing is boxed unless batches differ in the class
/// of a column.
public final class KeyTable {
    private static final int FIRST_SLOTS = 64;

    private final ColumnBuilder[] keys;
    private final MemoryAccount memory;
    private int[] slots = new int[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private int[] batchHashes = new int[Batch.FIRST_CAPACITY];
    private int size;
    private long chargedBytes;

    public KeyTable(int columns, MemoryAccount memory) {
        this.keys = new ColumnBuilder[columns];
        for (int i = 0; i < columns; i++) {
            keys[i] = new ColumnBuilder();
        }
        this.memory = memory;
        Arrays.fill(slots, -1);
    }

    /// How many different rows there are.
    public int size() {
        return size;
    }

    /// Column `column` of the different rows, by their numbers.
    public Vector keys(int column) {
        return keys[column].vector();
    }

    /// Adds the selected rows of a batch.
    ///
    /// @param numbers out: the number of the `i`th selected row
    public void add(Vector[] columns, Batch batch, int[] numbers) {
        hash(columns, batch);
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            int slot = find(columns, row, batchHashes[i]);
            int number = slots[slot];
            if (number < 0) {
                number = insert(slot, columns, row, batchHashes[i]);
            }
            numbers[i] = number;
        }
    }

    /// Looks the selected rows up.
    ///
    /// @param numbers out: the number of the `i`th selected row, −1 if it is not in the table
    public void find(Vector[] columns, Batch batch, int[] numbers) {
        hash(columns, batch);
        for (int i = 0; i < batch.size; i++) {
            numbers[i] = slots[find(columns, batch.row(i), batchHashes[i])];
        }
    }

    private void hash(Vector[] columns, Batch batch) {
        if (batchHashes.length < batch.size) {
            batchHashes = new int[Columns.capacityFor(batch.size)];
        }
        RowHash.hash(columns, batch, batchHashes);
    }

    private int find(Vector[] columns, int row, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            int number = slots[slot];
            if (number < 0 || (hashes[number] == hash && same(number, columns, row))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean same(int number, Vector[] columns, int row) {
        for (int i = 0; i < keys.length; i++) {
            if (!keys[i].equivalent(number, columns[i], row)) {
                return false;
            }
        }
        return true;
    }

    private int insert(int slot, Vector[] columns, int row, int hash) {
        long bytes = 16;
        for (int i = 0; i < keys.length; i++) {
            bytes += Columns.bytes(columns[i], row);
        }
        memory.charge(bytes);
        chargedBytes += bytes;
        for (int i = 0; i < keys.length; i++) {
            keys[i].append(columns[i], row);
        }
        int number = size++;
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[number] = hash;
        slots[slot] = number;
        if (size * 2 > slots.length) {
            rehash();
        }
        return number;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    /// Forgets all rows and gives their memory back.
    public void clear() {
        for (ColumnBuilder key : keys) {
            key.clear();
        }
        if (slots.length > FIRST_SLOTS) {
            slots = new int[FIRST_SLOTS];
        }
        Arrays.fill(slots, -1);
        size = 0;
        memory.release(chargedBytes);
        chargedBytes = 0;
    }
}
