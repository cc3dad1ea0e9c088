package io.orbitgraph.bolt.message;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import org.jspecify.annotations.Nullable;

/// The requests of the protocol with their tags.
public enum RequestType {
    HELLO(0x01, 1),
    LOGON(0x6A, 1, Feature.LOGON),
    LOGOFF(0x6B, 0, Feature.LOGON),
    GOODBYE(0x02, 0),
    RESET(0x0F, 0),
    RUN(0x10, 3),
    BEGIN(0x11, 1),
    COMMIT(0x12, 0),
    ROLLBACK(0x13, 0),
    DISCARD(0x2F, 1),
    PULL(0x3F, 1),
    ROUTE(0x66, 3),
    TELEMETRY(0x54, 1, Feature.TELEMETRY);

    private static final @Nullable RequestType[] BY_TAG = byTag();

    private final int tag;
    private final int fields;
    private final @Nullable Feature feature;

    RequestType(int tag, int fields) {
        this(tag, fields, null);
    }

    RequestType(int tag, int fields, @Nullable Feature feature) {
        this.tag = tag;
        this.fields = fields;
        this.feature = feature;
    }

    private static @Nullable RequestType[] byTag() {
        @Nullable RequestType[] types = new @Nullable RequestType[128];
        for (RequestType type : values()) {
            types[type.tag] = type;
        }
        return types;
    }

    public int tag() {
        return tag;
    }

    public int fields() {
        return fields;
    }

    /// The type with this tag, if the version has it.
    ///
    /// @throws OrbitException with {@code REQUEST_INVALID} otherwise
    static RequestType of(int tag, BoltVersion version) {
        RequestType type = tag < BY_TAG.length ? BY_TAG[tag] : null;
        if (type == null || (type.feature != null && !version.has(type.feature))) {
            throw new OrbitException(
                    ErrorCode.REQUEST_INVALID,
                    "Bolt " + version + " has no request of tag 0x" + Integer.toHexString(tag));
        }
        return type;
    }
}
