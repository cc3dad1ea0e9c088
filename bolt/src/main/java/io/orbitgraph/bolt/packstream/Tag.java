package io.orbitgraph.bolt.packstream;

/// The tags of structures that are values.
final class Tag {
    static final int NODE = 'N';
    static final int RELATIONSHIP = 'R';
    static final int UNBOUND_RELATIONSHIP = 'r';
    static final int PATH = 'P';
    static final int DATE = 'D';
    static final int TIME = 'T';
    static final int LOCAL_TIME = 't';
    static final int DATE_TIME = 'I';
    static final int DATE_TIME_ZONE_ID = 'i';
    static final int LEGACY_DATE_TIME = 'F';
    static final int LEGACY_DATE_TIME_ZONE_ID = 'f';
    static final int LOCAL_DATE_TIME = 'd';
    static final int DURATION = 'E';
    static final int POINT_2D = 'X';
    static final int POINT_3D = 'Y';
    static final int VECTOR = 'V';
    static final int UNSUPPORTED_TYPE = '?';

    private Tag() {}
}
