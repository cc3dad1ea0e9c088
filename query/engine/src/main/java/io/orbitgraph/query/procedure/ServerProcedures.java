package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.session.DatabaseNames;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.store.graph.GraphStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What clients ask of the server itself: version, user, settings, databases, routing.
final class ServerProcedures {
    /// The version of Neo4j whose behaviour clients may expect.
    private static final String COMPATIBLE_VERSION = "5.26.0";

    private static final String EDITION = "community";
    private static final long ROUTING_SECONDS = 300;

    private ServerProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>(List.of(
                dbms(
                        "dbms.components",
                        "List DBMS components and their versions.",
                        List.of("name STRING", "versions LIST<STRING>", "edition STRING"),
                        (_, _) -> List.of(
                                component("Neo4j Kernel", COMPATIBLE_VERSION), component("OrbitGraph", version()))),
                dbms(
                        "dbms.showCurrentUser",
                        "Shows the current user.",
                        List.of("username STRING", "roles LIST<STRING>", "flags LIST<STRING>"),
                        (context, _) -> List.<Value[]>of(currentUser(context))),
                dbms(
                        "dbms.clientConfig",
                        "Return client configuration.",
                        List.of("name STRING", "value STRING"),
                        (context, _) -> clientConfig(context)),
                BuiltIn.of(
                        "dbms.listConfig",
                        "List the currently active configuration settings.",
                        Mode.DBMS,
                        List.of(new Parameter("searchString", "STRING", Value.of(""))),
                        List.of("name STRING", "description STRING", "value STRING", "dynamic BOOLEAN"),
                        (context, arguments) -> listConfig(context, arguments[0])),
                BuiltIn.of(
                        "dbms.queryJmx",
                        "Query JMX management data. There is none: no row.",
                        Mode.DBMS,
                        List.of(new Parameter("query", "STRING", null)),
                        List.of("name STRING", "description STRING", "attributes MAP"),
                        (_, _) -> List.of()),
                routing("dbms.routing.getRoutingTable"),
                routing("dbms.cluster.routing.getRoutingTable"),
                BuiltIn.reading(
                        "db.info",
                        "Provides information regarding the database.",
                        List.of("id STRING", "name STRING", "creationDate STRING"),
                        (context, _) -> List.<Value[]>of(BuiltIn.row(
                                BuiltIn.text(databaseId(context)), BuiltIn.text(context.database()), Value.NULL))),
                BuiltIn.reading(
                        "db.ping",
                        "Checks whether the database is there.",
                        List.of("success BOOLEAN"),
                        (_, _) -> List.<Value[]>of(BuiltIn.row(BooleanValue.TRUE)))));
        all.addAll(databases());
        all.add(ShowTable.of(
                "settings",
                "Lists the settings.",
                List.of(
                        "name STRING",
                        "value STRING",
                        "isDynamic BOOLEAN",
                        "defaultValue STRING",
                        "description STRING",
                        "startupValue STRING",
                        "isExplicitlySet BOOLEAN",
                        "validValues STRING"),
                (context, _) -> {
                    List<Value[]> rows = new ArrayList<>();
                    settings(context)
                            .forEach((name, value) -> rows.add(BuiltIn.row(
                                    BuiltIn.text(name),
                                    BuiltIn.text(value),
                                    BooleanValue.FALSE,
                                    Value.NULL,
                                    Value.NULL,
                                    BuiltIn.text(value),
                                    BooleanValue.TRUE,
                                    Value.NULL)));
                    return rows;
                }));
        all.add(ShowTable.of(
                "currentUser",
                "Shows the current user.",
                List.of(
                        "user STRING",
                        "roles LIST<STRING>",
                        "passwordChangeRequired BOOLEAN",
                        "suspended BOOLEAN",
                        "home STRING"),
                (context, _) -> List.<Value[]>of(BuiltIn.row(
                        BuiltIn.text(context.user()),
                        BuiltIn.texts(List.of("admin", "PUBLIC")),
                        BooleanValue.FALSE,
                        BooleanValue.FALSE,
                        Value.NULL))));
        return all;
    }

    private static Procedure dbms(String name, String description, List<String> results, BuiltIn.Body body) {
        return BuiltIn.of(name, description, Mode.DBMS, List.of(), results, body);
    }

    private static Value[] component(String name, String version) {
        return BuiltIn.row(BuiltIn.text(name), BuiltIn.texts(List.of(version)), BuiltIn.text(EDITION));
    }

    private static String version() {
        String version = ServerProcedures.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static Value[] currentUser(ProcedureContext context) {
        return BuiltIn.row(
                BuiltIn.text(context.user()), BuiltIn.texts(List.of("admin", "PUBLIC")), BuiltIn.texts(List.of()));
    }

    private static Map<String, String> settings(ProcedureContext context) {
        return new TreeMap<>(context.service(EngineOptions.class).settings());
    }

    /// What Neo4j Browser reads at its start.
    private static List<Value[]> clientConfig(ProcedureContext context) {
        List<Value[]> rows = new ArrayList<>();
        settings(context).forEach((name, value) -> {
            if (name.startsWith("browser.")
                    || name.startsWith("client.")
                    || name.equals("dbms.security.auth_enabled")
                    || name.equals("server.metrics.prefix")) {
                rows.add(BuiltIn.row(BuiltIn.text(name), BuiltIn.text(value)));
            }
        });
        return rows;
    }

    private static List<Value[]> listConfig(ProcedureContext context, Value search) {
        String part = search instanceof StringValue(var text) ? text.toLowerCase(Locale.ROOT) : "";
        List<Value[]> rows = new ArrayList<>();
        settings(context).forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains(part)) {
                rows.add(BuiltIn.row(BuiltIn.text(name), BuiltIn.text(""), BuiltIn.text(value), BooleanValue.FALSE));
            }
        });
        return rows;
    }

    private static String databaseId(ProcedureContext context) {
        return context.service(GraphStore.class)
                .databaseId()
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
    }

    private static Procedure routing(String name) {
        return BuiltIn.of(
                name,
                "Returns the addresses of this server in all roles.",
                Mode.DBMS,
                List.of(
                        new Parameter("context", "MAP", MapValue.EMPTY),
                        new Parameter("database", "STRING", Value.NULL)),
                List.of("ttl INTEGER", "servers LIST<MAP>"),
                (context, arguments) -> {
                    Value asked = arguments[0] instanceof MapValue map ? map.get("address") : Value.NULL;
                    Value address = asked instanceof StringValue
                            ? asked
                            : BuiltIn.text(context.service(EngineOptions.class).advertisedAddress());
                    return List.<Value[]>of(BuiltIn.row(
                            Value.of(ROUTING_SECONDS),
                            ListValue.of(server("WRITE", address), server("READ", address), server("ROUTE", address))));
                });
    }

    private static Value server(String role, Value address) {
        Map<String, Value> server = new LinkedHashMap<>();
        server.put("addresses", ListValue.of(address));
        server.put("role", BuiltIn.text(role));
        return MapValue.copyOf(server);
    }

    private static List<Procedure> databases() {
        BuiltIn.Body home = (context, _) -> List.<Value[]>of(database(context, DatabaseNames.HOME, "standard", true));
        return List.of(
                ShowTable.of(
                        "databases",
                        "Lists the databases.",
                        DATABASE_COLUMNS,
                        (context, _) -> List.of(
                                database(context, DatabaseNames.HOME, "standard", true),
                                database(context, DatabaseNames.SYSTEM, "system", false))),
                ShowTable.of("homedatabase", "Shows the home database.", DATABASE_COLUMNS, home),
                ShowTable.of("defaultdatabase", "Shows the default database.", DATABASE_COLUMNS, home));
    }

    private static final List<String> DATABASE_COLUMNS = List.of(
            "name STRING",
            "type STRING",
            "aliases LIST<STRING>",
            "access STRING",
            "address STRING",
            "role STRING",
            "writer BOOLEAN",
            "requestedStatus STRING",
            "currentStatus STRING",
            "statusMessage STRING",
            "default BOOLEAN",
            "home BOOLEAN",
            "constituents LIST<STRING>",
            "databaseID STRING",
            "serverID STRING",
            "currentPrimariesCount INTEGER",
            "currentSecondariesCount INTEGER",
            "requestedPrimariesCount INTEGER",
            "requestedSecondariesCount INTEGER",
            "creationTime ZONED DATETIME",
            "lastStartTime ZONED DATETIME",
            "lastStopTime ZONED DATETIME",
            "store STRING",
            "lastCommittedTxn INTEGER",
            "replicationLag INTEGER",
            "options MAP");

    private static Value[] database(ProcedureContext context, String name, String type, boolean home) {
        return BuiltIn.row(
                BuiltIn.text(name),
                BuiltIn.text(type),
                BuiltIn.texts(List.of()),
                BuiltIn.text("read-write"),
                BuiltIn.text(context.service(EngineOptions.class).advertisedAddress()),
                BuiltIn.text("primary"),
                BooleanValue.TRUE,
                BuiltIn.text("online"),
                BuiltIn.text("online"),
                BuiltIn.text(""),
                Value.of(home),
                Value.of(home),
                BuiltIn.texts(List.of()),
                BuiltIn.text(databaseId(context)),
                Value.NULL,
                Value.of(1),
                Value.of(0),
                Value.of(1),
                Value.of(0),
                Value.NULL,
                Value.NULL,
                Value.NULL,
                Value.NULL,
                Value.of(context.service(GraphStore.class).lastCommit()),
                Value.of(0),
                MapValue.EMPTY);
    }
}
