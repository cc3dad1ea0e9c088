package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;

/// {@link Adjacency} in bytes; about 2 bytes an entry for lists in id order.
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | slots | varint | how many degrees follow |
/// | entries | varint | sum of the degrees |
/// | degrees | varint each | |
/// | neighbours | varint each | per list: the first as zigzag difference to the group's first node, then differences |
/// | ordinals | 1 | 0: ordinal = position + base (zigzag base follows); 1: zigzag differences to the entry before |
public final class AdjacencyCodec {
    private AdjacencyCodec() {}

    static void write(ByteWriter out, int group, Adjacency adjacency) {
        out.writeVarint(adjacency.slots()).writeVarint(adjacency.size());
        for (int slot = 0; slot < adjacency.slots(); slot++) {
            out.writeVarint(adjacency.degree(slot));
        }
        long home = (group & 0xFFFF_FFFFL) << 9;
        int position = 0;
        for (int slot = 0; slot < adjacency.slots(); slot++) {
            int end = adjacency.start(slot + 1);
            if (position < end) {
                long before = adjacency.nodes[position++] & 0xFFFF_FFFFL;
                out.writeZigzag(before - home);
                while (position < end) {
                    long next = adjacency.nodes[position++] & 0xFFFF_FFFFL;
                    out.writeVarint(next - before);
                    before = next;
                }
            }
        }
        int[] ordinals = adjacency.ordinals;
        int base = ordinals.length == 0 ? 0 : ordinals[0];
        boolean consecutive = true;
        for (int i = 0; i < ordinals.length && consecutive; i++) {
            consecutive = ordinals[i] == base + i;
        }
        if (consecutive) {
            out.writeByte(0).writeZigzag(base);
        } else {
            out.writeByte(1);
            int before = 0;
            for (int ordinal : ordinals) {
                out.writeZigzag((long) ordinal - before);
                before = ordinal;
            }
        }
    }

    static Adjacency read(int group, int type, ByteReader in) {
        int slots = in.readVarint(512);
        int entries = in.readCount();
        int[] offsets = new int[slots + 1];
        for (int slot = 0; slot < slots; slot++) {
            offsets[slot + 1] = offsets[slot] + in.readVarint(entries - offsets[slot]);
        }
        if (offsets[slots] != entries) {
            throw ByteReader.damaged("the degrees of a list do not add up");
        }
        int[] nodes = new int[entries];
        long home = (group & 0xFFFF_FFFFL) << 9;
        for (int slot = 0; slot < slots; slot++) {
            int position = offsets[slot];
            int end = offsets[slot + 1];
            if (position < end) {
                long node = home + in.readZigzag();
                nodes[position++] = (int) node;
                while (position < end) {
                    node += in.readVarint32() & 0xFFFF_FFFFL;
                    nodes[position++] = (int) node;
                }
                if (node >>> 32 != 0) {
                    throw ByteReader.damaged("a list names an impossible node");
                }
            }
        }
        return new Adjacency(type, offsets, nodes, readOrdinals(in, entries));
    }

    private static int[] readOrdinals(ByteReader in, int entries) {
        int[] ordinals = new int[entries];
        if (in.readByte() == 0) {
            int base = (int) in.readZigzag();
            for (int i = 0; i < entries; i++) {
                ordinals[i] = base + i;
            }
        } else {
            int before = 0;
            for (int i = 0; i < entries; i++) {
                before += (int) in.readZigzag();
                if (before < 0) {
                    throw ByteReader.damaged("a list names an impossible relationship");
                }
                ordinals[i] = before;
            }
        }
        return ordinals;
    }
}
