package io.orbitgraph.model.vector;

/// Null masks: one bit per row, set where the row is null. A vector without nulls has no mask.
public final class Nulls {
    private Nulls() {}

    public static long[] newMask(int rows) {
        return new long[(rows + 63) >>> 6];
    }

    public static boolean get(long[] mask, int row) {
        return (mask[row >>> 6] & (1L << row)) != 0;
    }

    public static void set(long[] mask, int row) {
        mask[row >>> 6] |= 1L << row;
    }

    public static void clear(long[] mask, int row) {
        mask[row >>> 6] &= ~(1L << row);
    }
}
