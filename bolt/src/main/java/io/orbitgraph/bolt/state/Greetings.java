package io.orbitgraph.bolt.state;

import io.orbitgraph.bolt.Feature;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answers that tell a client about the server.
final class Greetings {
    private Greetings() {}

    static MapValue hello(Peer peer, ConversationSettings settings, boolean utcPatch) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("server", Value.of(settings.agent()));
        metadata.put("connection_id", Value.of(peer.id()));
        metadata.put("hints", hints(peer, settings));
        if (utcPatch) {
            metadata.put("patch_bolt", ListValue.of(Value.of("utc")));
        }
        if (peer.announceVersion()) {
            metadata.put("protocol_version", Value.of(peer.version().toString()));
        }
        return MapValue.copyOf(metadata);
    }

    private static MapValue hints(Peer peer, ConversationSettings settings) {
        Map<String, Value> hints = new LinkedHashMap<>();
        hints.put("connection.recv_timeout_seconds", Value.of(settings.silence().toSeconds()));
        if (peer.version().has(Feature.RESOLVED_DATABASE)) {
            // Lets clients remember a user's home database instead of asking for a routing table each time.
            hints.put("ssr.enabled", Value.of(true));
        }
        return MapValue.copyOf(hints);
    }

    /// A single server is router, reader and writer, under the address by which the client reached it.
    static MapValue routingTable(String database, List<String> addresses, Duration ttl) {
        Value[] names = addresses.stream().map(Value::of).toArray(Value[]::new);
        List<Value> servers = new ArrayList<>();
        for (String role : List.of("ROUTE", "READ", "WRITE")) {
            Map<String, Value> server = new LinkedHashMap<>();
            server.put("addresses", ListValue.of(names));
            server.put("role", Value.of(role));
            servers.add(MapValue.copyOf(server));
        }
        Map<String, Value> table = new LinkedHashMap<>();
        table.put("ttl", Value.of(ttl.toSeconds()));
        table.put("db", Value.of(database));
        table.put("servers", new ListValue(List.copyOf(servers)));
        return MapValue.of("rt", MapValue.copyOf(table));
    }
}
