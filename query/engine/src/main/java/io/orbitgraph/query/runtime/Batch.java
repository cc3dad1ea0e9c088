package io.orbitgraph.query.runtime;

import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Rows on their way from one operator to the next.
///
/// A batch is a set of factor groups: the *flat* group, whose columns are vectors addressed by row number, and for each
/// flat row any number of *lists* that are not multiplied out ({@link NeighbourLists}): row `r` stands for the product
/// of its lists' sizes, times its multiplicity, of rows. Operators that do not understand lists get a batch without
/// them: the planner puts a `Flatten` before them.
///
/// Owned by the operator that produced it, valid until that operator's next call. Vectors may be shared and must not be
/// written by a consumer; a consumer that filters replaces `rows`.
public final class Batch {
    /// The largest number of flat rows. Batches start at {@link #FIRST_CAPACITY} and grow, so that LIMIT 1 stays cheap.
    public static final int CAPACITY = 2048;

    public static final int FIRST_CAPACITY = 64;

    /// By symbol id; null where the symbol is not bound in this plan.
    public final @Nullable Vector[] columns;

    /// The selected row numbers in order, `size` of them; null for rows `0..size`.
    public int @Nullable [] rows;

    /// How many rows are selected.
    public int size;

    /// How many equal rows each row stands for, by row number; null for one each.
    public long @Nullable [] multiplicity;

    /// Lists that hang off the flat rows; empty for a flat batch.
    public NeighbourLists[] lists = NO_LISTS;

    private static final NeighbourLists[] NO_LISTS = new NeighbourLists[0];

    public Batch(int symbolCount) {
        this.columns = new @Nullable Vector[symbolCount];
    }

    /// The row number of the `i`th selected row.
    public int row(int i) {
        return rows == null ? i : rows[i];
    }

    /// The column of a bound symbol.
    public Vector column(int symbol) {
        Vector column = columns[symbol];
        if (column == null) {
            throw new IllegalStateException("symbol " + symbol + " is not bound");
        }
        return column;
    }

    public boolean isFlat() {
        return lists.length == 0;
    }

    /// Makes this a view of another batch's rows: same vectors, same selection.
    public void viewOf(Batch other) {
        System.arraycopy(other.columns, 0, columns, 0, columns.length);
        rows = other.rows;
        size = other.size;
        multiplicity = other.multiplicity;
        lists = other.lists;
    }
}
