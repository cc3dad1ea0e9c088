package io.orbitgraph.bolt.message;

import io.netty.buffer.ByteBuf;
import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.bolt.packstream.PackLimits;
import io.orbitgraph.bolt.packstream.PackReader;
import io.orbitgraph.bolt.packstream.StringCache;
import io.orbitgraph.bolt.packstream.ValueReader;
import io.orbitgraph.bolt.packstream.WireFormat;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.List;

/// Reads requests: first the type, which is enough to ignore one, then the rest. Not thread-safe.
public final class RequestReader {
    private static final Request.Logoff LOGOFF = new Request.Logoff();
    private static final Request.Goodbye GOODBYE = new Request.Goodbye();
    private static final Request.Reset RESET = new Request.Reset();
    private static final Request.Commit COMMIT = new Request.Commit();
    private static final Request.Rollback ROLLBACK = new Request.Rollback();

    private final BoltVersion version;
    private final PackReader in;
    private ValueReader values;

    public RequestReader(BoltVersion version, WireFormat format, StringCache cache) {
        this.version = version;
        this.in = new PackReader(cache);
        this.values = new ValueReader(in, format);
    }

    /// Reads values in another format from the next message on.
    public void useFormat(WireFormat format) {
        values = new ValueReader(in, format);
    }

    /// The tag of a message, or -1 if it has none.
    public static int peekTag(ByteBuf message) {
        return message.readableBytes() < 2 ? -1 : message.getUnsignedByte(message.readerIndex() + 1);
    }

    /// Starts a message; the buffer stays the caller's to release.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code REQUEST_INVALID} if it is no request of
    /// this version
    public RequestType open(ByteBuf message, PackLimits limits) {
        in.open(message, limits);
        int fields = in.readStructureHeader();
        RequestType type = RequestType.of(in.readTag(), version);
        if (fields != type.fields()) {
            throw Extras.invalid(type + " has " + type.fields() + " fields and not " + fields);
        }
        return type;
    }

    /// Reads the fields of the request of `type` that was opened.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException if they are wrong
    public Request read(RequestType type) {
        Request request = switch (type) {
            case HELLO -> hello(values.readMap());
            case LOGON -> new Request.Logon(Extras.credentials(values.readMap()));
            case LOGOFF -> LOGOFF;
            case GOODBYE -> GOODBYE;
            case RESET -> RESET;
            case RUN -> run();
            case BEGIN -> begin(values.readMap());
            case COMMIT -> COMMIT;
            case ROLLBACK -> ROLLBACK;
            case DISCARD -> {
                MapValue extra = values.readMap();
                yield new Request.Discard(Extras.count(extra), Extras.queryId(extra));
            }
            case PULL -> {
                MapValue extra = values.readMap();
                yield new Request.Pull(Extras.count(extra), Extras.queryId(extra));
            }
            case ROUTE -> route();
            case TELEMETRY -> telemetry(in.readInteger());
        };
        in.requireEnd();
        return request;
    }

    private Request.Hello hello(MapValue extra) {
        return new Request.Hello(
                version.has(Feature.LOGON) ? null : Extras.credentials(extra),
                Extras.routing(extra),
                !version.has(Feature.UTC_DATE_TIMES) && Extras.asksForUtcPatch(extra),
                Extras.filter(extra, version));
    }

    private Request.Run run() {
        String query = in.readRepeatedString();
        MapValue parameters = values.readMap();
        MapValue extra = values.readMap();
        return new Request.Run(query, parameters, Extras.transactionOptions(extra), Extras.filter(extra, version));
    }

    private Request.Begin begin(MapValue extra) {
        return new Request.Begin(Extras.transactionOptions(extra), Extras.filter(extra, version));
    }

    private Request.Route route() {
        MapValue routing = values.readMap();
        List<String> bookmarks = switch (values.read()) {
            case NullValue _ -> List.of();
            case ListValue list -> Extras.strings(list, "bookmarks");
            case Value _ -> throw Extras.invalid("the bookmarks of ROUTE are not a list");
        };
        MapValue extra = values.readMap();
        TransactionOptions options = new TransactionOptions(
                AccessMode.READ,
                Extras.database(extra),
                null,
                MapValue.EMPTY,
                bookmarks,
                Extras.string(extra, "imp_user"));
        return new Request.Route(routing, options);
    }

    private static Request.Telemetry telemetry(long api) {
        if (api < 0 || api > 3) {
            throw Extras.invalid("TELEMETRY knows the values 0 to 3 and not " + api);
        }
        return new Request.Telemetry((int) api);
    }

    /// The `address` of a routing context, or `absent`.
    public static String routingAddress(MapValue routing, String absent) {
        return routing.get("address") instanceof StringValue(String address) && !address.isEmpty() ? address : absent;
    }
}
