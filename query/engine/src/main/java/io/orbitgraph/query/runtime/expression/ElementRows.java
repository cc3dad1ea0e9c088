package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import org.jspecify.annotations.Nullable;

/// The elements of the lists of a batch's rows as rows of an inner batch, in pieces of at most {@link Batch#CAPACITY}:
/// what list comprehensions and quantifiers evaluate their inner expressions on.
final class ElementRows {
    private final int symbol;
    /// Outer variables that the inner expressions read.
    private final int[] carried;
    private final @Nullable Vector[] reuse;
    private final int[] owners = new int[Batch.CAPACITY];
    private final Batch inner;

    private Batch outer;
    private Vector lists;
    private int position;
    private int element;

    /// @param carried outer symbols to make visible inside
    ElementRows(int symbol, int[] carried, int width) {
        this.symbol = symbol;
        this.carried = carried;
        this.reuse = new @Nullable Vector[width];
        this.inner = new Batch(width);
        this.outer = inner;
        this.lists = NO_LISTS;
    }

    private static final Vector NO_LISTS = new ValueVector(1);

    void begin(Batch batch, Vector listColumn) {
        outer = batch;
        lists = listColumn;
        position = 0;
        element = 0;
    }

    /// The outer row that inner row `row` belongs to.
    int owner(int row) {
        return owners[row];
    }

    /// The next elements; null when there are no more.
    @Nullable
    Batch next() {
        Value[] elements = new Value[Batch.CAPACITY];
        int count = 0;
        while (position < outer.size && count < elements.length) {
            int row = outer.row(position);
            ListValue list = listAt(lists, row);
            if (list == null || element >= list.size()) {
                position++;
                element = 0;
                continue;
            }
            int taken = Math.min(list.size() - element, elements.length - count);
            for (int i = 0; i < taken; i++) {
                elements[count] = list.get(element + i);
                owners[count++] = row;
            }
            element += taken;
        }
        if (count == 0) {
            return null;
        }
        for (int id : carried) {
            Vector column = outer.columns[id];
            if (column == null) {
                inner.columns[id] = null;
            } else {
                Vector gathered = Columns.gather(column, owners, count, reuse[id]);
                reuse[id] = gathered;
                inner.columns[id] = gathered;
            }
        }
        inner.columns[symbol] = Columns.narrow(elements, count);
        inner.rows = null;
        inner.size = count;
        return inner;
    }

    /// The list at a row; null of null.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException if the value is no list
    static @Nullable ListValue listAt(Vector lists, int row) {
        Value value = lists.value(row);
        if (value instanceof ListValue list) {
            return list;
        } else if (value == Value.NULL) {
            return null;
        }
        throw Columns.wrongType("a list", value);
    }
}
