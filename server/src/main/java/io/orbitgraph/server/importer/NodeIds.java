package io.orbitgraph.server.importer;

import java.util.Arrays;

/// The ids of the nodes of one block, before the nodes have their place in the store.
///
/// An id that looks like a long, such as `42` but not `042`, is kept as one: that is most ids, and costs eight bytes.
/// Other ids are kept as the bytes of their text.
final class NodeIds implements FieldTarget {
    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

    private final FieldType type;
    private byte[] kinds;
    private long[] values;
    private byte[] text = new byte[0];
    private int textLength;

    /// @param type [FieldType#LONG] if ids have to be integers, so that `042` is `42`; else [FieldType#STRING]
    NodeIds(FieldType type, int expectedRows) {
        this.type = type;
        kinds = new byte[expectedRows];
        values = new long[expectedRows];
    }

    @Override
    public void set(int row, byte[] bytes, int from, int to) {
        if (type == FieldType.LONG) {
            put(row, NUMBER, Numbers.parseLong(bytes, from, to, type));
        } else if (Numbers.isCanonicalLong(bytes, from, to)) {
            put(row, NUMBER, Numbers.canonicalLong(bytes, from, to));
        } else {
            int length = to - from;
            Utf8.check(bytes, from, to);
            if (length > TextIds.MAX_BYTES) {
                throw new BadFieldException("the id is longer than " + TextIds.MAX_BYTES + " bytes");
            }
            if (textLength + length > text.length) {
                text = Arrays.copyOf(text, (textLength + length) * 2);
            }
            System.arraycopy(bytes, from, text, textLength, length);
            put(row, TEXT, ((long) textLength << 32) | length);
            textLength += length;
        }
    }

    /// A node without an id is fine; no relationship can name it.
    @Override
    public void setNull(int row) {
        put(row, NONE, 0);
    }

    private void put(int row, byte kind, long value) {
        if (row >= kinds.length) {
            kinds = Arrays.copyOf(kinds, row * 2 + 16);
            values = Arrays.copyOf(values, row * 2 + 16);
        }
        kinds[row] = kind;
        values[row] = value;
    }

    boolean hasId(int row) {
        return kinds[row] != NONE;
    }

    /// Adds the id of a row to a space.
    ///
    /// @return where the space keeps it, or -1 if it is there already
    long addTo(IdSpace space, int row) {
        return kinds[row] == NUMBER
                ? space.addNumber(values[row])
                : space.addText(text, (int) (values[row] >>> 32), (int) (values[row] >>> 32) + (int) values[row]);
    }

    boolean isNumber(int row) {
        return kinds[row] == NUMBER;
    }

    /// The id of a row for which [#isNumber] holds.
    long number(int row) {
        return values[row];
    }

    String text(int row) {
        int start = (int) (values[row] >>> 32);
        return kinds[row] == NUMBER ? Long.toString(values[row]) : Utf8.text(text, start, start + (int) values[row]);
    }
}
