package io.orbitgraph.bolt.packstream;

/// The first byte of every PackStream item.
final class Marker {
    static final int TINY_STRING = 0x80;
    static final int TINY_LIST = 0x90;
    static final int TINY_MAP = 0xA0;
    static final int TINY_STRUCTURE = 0xB0;
    static final int NULL = 0xC0;
    static final int FLOAT = 0xC1;
    static final int FALSE = 0xC2;
    static final int TRUE = 0xC3;
    static final int INT_8 = 0xC8;
    static final int INT_16 = 0xC9;
    static final int INT_32 = 0xCA;
    static final int INT_64 = 0xCB;
    static final int BYTES_8 = 0xCC;
    static final int BYTES_16 = 0xCD;
    static final int BYTES_32 = 0xCE;
    static final int STRING_8 = 0xD0;
    static final int STRING_16 = 0xD1;
    static final int STRING_32 = 0xD2;
    static final int LIST_8 = 0xD4;
    static final int LIST_16 = 0xD5;
    static final int LIST_32 = 0xD6;
    static final int MAP_8 = 0xD8;
    static final int MAP_16 = 0xD9;
    static final int MAP_32 = 0xDA;
    static final int UUID = 0xE0;

    /// Integers from here to 127 are their own marker.
    static final int MIN_TINY_INT = -16;

    private Marker() {}
}
