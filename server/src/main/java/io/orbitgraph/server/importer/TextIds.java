package io.orbitgraph.server.importer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A hash table from text, as bytes, to long with open addressing. The text lies in pages outside the table; part of
/// the hash stands in the table, so that only a likely match is compared.
final class TextIds {
    /// Of one id.
    static final int MAX_BYTES = 1 << 16;

    private static final int PAGE_BITS = 22;
    private static final int PAGE_BYTES = 1 << PAGE_BITS;
    private static final int LENGTH_BYTES = 4;
    private static final int TAG_BITS = 20;
    private static final int MAX_CAPACITY = 1 << 29;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /// At 2i the tag (20 bits) and the address of the text plus one (44 bits), zero if free; at 2i + 1 the value.
    private long[] table = new long[1 << 11];

    private int capacity = 1 << 10;
    private int size;
    private byte[][] pages = new byte[4][];
    private int pageCount;
    private int pageEnd = PAGE_BYTES;

    int size() {
        return size;
    }

    void reserve(int count) {
        long needed = ((long) size + count) * 3 / 2;
        if (needed <= capacity) {
            return;
        }
        if (needed > MAX_CAPACITY) {
            throw new ImportException("One space of ids cannot hold more than " + MAX_CAPACITY / 3 * 2 + " nodes.");
        }
        long[] old = table;
        capacity = Integer.highestOneBit((int) needed - 1) << 1;
        table = new long[2 * capacity];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int place = (int) hashAt(old[i]) & (capacity - 1);
                while (table[2 * place] != 0) {
                    place = (place + 1) & (capacity - 1);
                }
                table[2 * place] = old[i];
                table[2 * place + 1] = old[i + 1];
            }
        }
    }

    int add(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        int place = place(hash, bytes, from, to);
        if (table[2 * place] != 0) {
            return -1;
        }
        table[2 * place] = tag(hash) | (store(bytes, from, to) + 1);
        size++;
        return place;
    }

    void put(int place, long value) {
        table[2 * place + 1] = value;
    }

    long find(byte[] bytes, int from, int to) {
        int place = place(hash(bytes, from, to), bytes, from, to);
        return table[2 * place] == 0 ? IdSpace.NOT_FOUND : table[2 * place + 1];
    }

    private int place(long hash, byte[] bytes, int from, int to) {
        int mask = capacity - 1;
        int place = (int) hash & mask;
        long tag = tag(hash);
        while (true) {
            long entry = table[2 * place];
            if (entry == 0 || (tagOf(entry) == tag && isAt(entry, bytes, from, to))) {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    private long store(byte[] bytes, int from, int to) {
        int length = to - from;
        if (pageEnd + LENGTH_BYTES + length > PAGE_BYTES) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pageCount * 2);
            }
            pages[pageCount++] = new byte[PAGE_BYTES];
            pageEnd = 0;
        }
        byte[] page = pages[pageCount - 1];
        long address = ((long) (pageCount - 1) << PAGE_BITS) | pageEnd;
        INTS.set(page, pageEnd, length);
        System.arraycopy(bytes, from, page, pageEnd + LENGTH_BYTES, length);
        pageEnd += LENGTH_BYTES + length;
        return address;
    }

    private boolean isAt(long entry, byte[] bytes, int from, int to) {
        long address = address(entry);
        byte[] page = pages[(int) (address >>> PAGE_BITS)];
        int at = (int) address & (PAGE_BYTES - 1);
        int start = at + LENGTH_BYTES;
        return (int) INTS.get(page, at) == to - from && Arrays.equals(page, start, start + to - from, bytes, from, to);
    }

    private long hashAt(long entry) {
        long address = address(entry);
        byte[] page = pages[(int) (address >>> PAGE_BITS)];
        int at = (int) address & (PAGE_BYTES - 1);
        int start = at + LENGTH_BYTES;
        return hash(page, start, start + (int) INTS.get(page, at));
    }

    private static long tag(long hash) {
        return hash & (-1L << (64 - TAG_BITS));
    }

    private static long tagOf(long entry) {
        return entry & (-1L << (64 - TAG_BITS));
    }

    private static long address(long entry) {
        return (entry & (-1L >>> TAG_BITS)) - 1;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
        }
        long rest = 0;
        for (; i < to; i++) {
            rest = (rest << 8) | (bytes[i] & 0xFF);
        }
        return mix(hash ^ rest);
    }

    /// The finaliser of MurmurHash3: every bit of the input reaches every bit of the output.
    private static long mix(long value) {
        long h = value;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }
}
