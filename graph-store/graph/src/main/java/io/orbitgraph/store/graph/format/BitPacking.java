package io.orbitgraph.store.graph.format;

/// Numbers of a fixed width of 0 to 64 bits, packed into big-endian 8-byte words, first number in the lowest bits.
final class BitPacking {
    private BitPacking() {}

    /// Bits that the unsigned number needs.
    static int width(long most) {
        return 64 - Long.numberOfLeadingZeros(most);
    }

    static int bytes(int count, int width) {
        return (int) (((long) count * width + 63) >>> 6) * 8;
    }

    /// Writes `values[i] - base` for the first `count` values.
    static void write(ByteWriter out, long[] values, int count, long base, int width) {
        if (width == 0) {
            return;
        }
        long word = 0;
        int used = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i] - base;
            word |= value << used;
            used += width;
            if (used >= 64) {
                out.writeLong(word);
                used -= 64;
                word = used == 0 ? 0 : value >>> (width - used);
            }
        }
        if (used > 0) {
            out.writeLong(word);
        }
    }

    static void read(ByteReader in, long[] values, int count, long base, int width) {
        long mask = width == 64 ? -1L : (1L << width) - 1;
        long word = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            long value;
            if (width == 0) {
                value = 0;
            } else if (left >= width) {
                value = word & mask;
                word = width == 64 ? 0 : word >>> width;
                left -= width;
            } else {
                long next = in.readLong();
                value = (left == 0 ? next : word | next << left) & mask;
                int taken = width - left;
                word = taken == 64 ? 0 : next >>> taken;
                left = 64 - taken;
            }
            values[i] = value + base;
        }
    }
}
