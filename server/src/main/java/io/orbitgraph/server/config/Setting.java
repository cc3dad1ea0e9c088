package io.orbitgraph.server.config;

/// Every setting there is. `ORBIT_` and the key in capitals with `_` for `.` is the environment variable of a setting.
public enum Setting {
    DATA_DIRECTORY("server.directories.data", "data", "where the database lives; created if missing"),
    EXPORT_DIRECTORY(
            "gds.export.location",
            "export",
            "where gds.graph.export and gds.graph.export.csv write; created if missing"),
    BOLT_ADDRESS("server.bolt.listen_address", "127.0.0.1:7687", "host:port of Bolt; port 0 picks a free one"),
    HTTP_ADDRESS("server.http.listen_address", "127.0.0.1:7474", "host:port of HTTP; port 0 picks a free one"),
    AUTH_ENABLED("dbms.security.auth_enabled", "true", "whether clients must log in"),
    PAGE_MEMORY("memory.pages", "25%", "memory for resident pages of the graph: 512m, 4g, or a share of the heap"),
    QUERY_MEMORY("dbms.memory.transaction.total.max", "50%", "memory that all running queries together may use"),
    ALGORITHM_MEMORY(
            "memory.algorithms", "40%", "memory that projections and running graph algorithms together may use"),
    TRANSACTION_TIMEOUT("db.transaction.timeout", "0s", "longest time a transaction may take; 0s for no limit"),
    TIME_ZONE("db.temporal.timezone", "Z", "time zone of temporal values that name none: an offset or a region"),
    DURABILITY(
            "db.durability",
            "sync",
            "sync: a commit is on the medium before it is acknowledged; interval: at most some milliseconds later; os:"
                    + " it survives a crash of the process, not of the machine"),
    MAX_MESSAGE(
            "server.bolt.max_message_size", "64m", "largest Bolt message accepted from a client that has logged in");

    private final String key;
    private final String defaultValue;
    private final String description;

    Setting(String key, String defaultValue, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /// As written in `orbit.conf`.
    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }

    /// The environment variable that sets it.
    public String variable() {
        return "ORBIT_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    }
}
